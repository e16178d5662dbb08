import 'i18next'
import type around from './around-ja.json'
import type compare from './compare-ja.json'
import type ja from './ja.json'
import type document from './document-ja.json'
import type explore from './explore-ja.json'
import type help from './help-ja.json'
import type live from './live-ja.json'
import type privateWords from './private-ja.json'
import type readAloud from './read-aloud-ja.json'
import type reader from './reader-ja.json'
import type repair from './repair/repair-ja.json'
import type shelf from './shelf-ja.json'
import type speaker from './speaker-ja.json'
import type voice from './voice-ja.json'

declare module 'i18next' {
  interface CustomTypeOptions {
    defaultNS: 'translation'
    resources: {
      translation: typeof ja & { document: typeof document; help: typeof help; speaker: typeof speaker }
      around: typeof around
      compare: typeof compare
      explore: typeof explore
      live: typeof live
      private: typeof privateWords
      readAloud: typeof readAloud
      reader: typeof reader
      repair: typeof repair
      shelf: typeof shelf
      voice: typeof voice
    }
  }
}
