/* What listening needs, in one piece: loaded when a talk with a voice is opened. */
export { ListenBar } from './listen-bar.tsx'
