/*
 * What nobody waits for, in one file: a line with a long way counts files before bytes. It comes when the slide is there
 * (when-idle-parts.tsx).
 */
export { Citations } from '../../features/citations/citations.tsx'
export { Explore } from '../../features/explore/explore.tsx'
export { Glossary } from '../../features/glossary/glossary.tsx'
export { MissingPictures } from '../../features/missing-pictures/missing-pictures.tsx'
export { NewVersion } from '../../features/offline/new-version.tsx'
export { SlideContext } from '../../features/slide-context/slide-context.tsx'
export { Welcome } from '../../features/welcome/welcome.tsx'
