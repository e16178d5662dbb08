/*
 * The topics of a live talk, below `talks/<deck>/<session>/`. Nobody but the session's keeper (the server, or `npm start
 * -- --broker` beside a broker of one's own) reads what listeners send.
 */

/** Topics that all have in common, with who publishes them. All but `pointer`, `clicker/*`, `questions/mark`, `moderation/renew` and `roll-call` are retained. */
export const LIVE_TOPICS = {
  /** Speaker → all: where the talk stands. */
  position: 'position',
  /** Speaker → all: paused, black, frozen, ended; whether questions are open. */
  state: 'state',
  /** Speaker → all: who speaks, by a random name of the page. The will of the speaker's connection clears it. */
  speaker: 'speaker',
  /** Speaker → all: where the light is, and the line in hand. Not retained, without receipt. */
  pointer: 'pointer',
  /** Speaker → all: what is drawn on the slide. */
  ink: 'ink',
  /** Speaker → all: the question that the wall shows. */
  wallQuestion: 'wall-question',
  /** Speaker → all: the poll that is put to the room, with its results once they are shown. */
  poll: 'poll',
  /** Keeper → speaker: how the votes stand. */
  votes: 'votes',
  /** Keeper → speaker: how many say that it is too fast, that they are lost, and so on. */
  signals: 'signals',
  /** Speaker → clickers: who may turn slides. */
  clickers: 'clickers',
  /** Speaker → keeper: a code that one clicker may join with. */
  clickerInvite: 'clicker/invite',
  /** Speaker → keeper: a clicker that is thrown out. */
  clickerDismiss: 'clicker/dismiss',
  /** Keeper → speaker: how many follow, by language. */
  presence: 'presence',
  /** Keeper → all: the questions with most support. */
  questions: 'questions',
  /** Keeper → speaker: all questions. */
  allQuestions: 'questions/all',
  /** Keeper → speaker: the code of the moderators' link, and how many have opened it. */
  moderation: 'moderation',
  /** Speaker → keeper: another code, so that the old link is good for nothing. */
  renewModeration: 'moderation/renew',
  /** Keeper → listeners, moderators: say again that you follow. Not retained. */
  rollCall: 'roll-call',
  /** Speaker → keeper: a question that is answered, or to be taken away. */
  markQuestion: 'questions/mark',
} as const
export type LiveTopic = keyof typeof LIVE_TOPICS

/** Topics that each client has one of its own of, named by its client id. */
export const OWN_TOPICS = {
  /** Listener → keeper: in which language it follows; empty when it goes. */
  presence: 'presence/from',
  /** Listener → keeper: a question, or support for one. */
  questions: 'questions/from',
  /** Listener → keeper: a signal for the speaker, a raised hand. */
  signals: 'signals/from',
  /** Listener → keeper: a vote. */
  votes: 'votes/from',
  /** Keeper → listener: what became of a question of theirs. Not retained. */
  receipts: 'questions/to',
  /** Moderator → keeper: that they are there, what becomes of a question; empty when they go. */
  moderator: 'moderation/from',
  /** Keeper → moderator: all questions, those that nobody else sees as well. Not retained. */
  moderatorQuestions: 'moderation/to',
  /** Clicker → speaker: turns and pointing. */
  clicker: 'clicker/from',
} as const
export type OwnTopic = keyof typeof OWN_TOPICS

/** Where a site has the recording of a talk that has ended, below its base: made by the server, or put there by hand. */
export const ENDED_RECORDING_PATH = 'recording.json'

/** Names of the deck and of the session of it, as they stand in topics. */
export interface LiveScope {
  deck: string
  session: string
}

/** Names are safe in a topic, a link and a file name. */
export function isLiveName(value: unknown): value is string {
  return typeof value === 'string' && /^[a-z0-9][a-z0-9-]{0,47}$/.test(value)
}

/** 128 random bits in base64url, as all names and codes here are made. */
export function isRandomName(value: unknown): value is string {
  return typeof value === 'string' && /^[A-Za-z0-9_-]{22}$/.test(value)
}

/** A name made of a folder's. */
export function liveName(text: string): string {
  const name = text
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '')
    .slice(0, 48)
  return isLiveName(name) ? name : 'talk'
}

/** Client ids begin with the letter of their role: nobody can drive another's connection out by taking its id. */
export const CLIENT_PREFIXES = {
  speaker: 's-',
  listener: 'l-',
  clicker: 'c-',
  moderator: 'm-',
  keeper: 'k-',
} as const
export type LiveRole = keyof typeof CLIENT_PREFIXES

/** The role that a client id claims; undefined where it is none of ours. 22 characters are 128 random bits. */
export function roleOfClient(clientId: string): LiveRole | undefined {
  if (!/^[slcmk]-[A-Za-z0-9_-]{22}$/.test(clientId)) return undefined
  const roles = Object.keys(CLIENT_PREFIXES) as LiveRole[]
  return roles.find((role) => clientId.startsWith(CLIENT_PREFIXES[role]))
}

export function liveTopic({ deck, session }: LiveScope, topic: LiveTopic): string {
  return `talks/${deck}/${session}/${LIVE_TOPICS[topic]}`
}

/** `+` as client id is for the keeper, and for the speaker's clickers. */
export function ownTopic({ deck, session }: LiveScope, topic: OwnTopic, clientId: string): string {
  return `talks/${deck}/${session}/${OWN_TOPICS[topic]}/${clientId}`
}

/** What a topic of the session is: a common one, or a client's own. Undefined for any other. */
export function parseLiveTopic(
  scope: LiveScope,
  topic: string,
): { topic: LiveTopic } | { own: OwnTopic; clientId: string } | undefined {
  const prefix = `talks/${scope.deck}/${scope.session}/`
  if (!topic.startsWith(prefix)) return undefined
  const rest = topic.slice(prefix.length)
  const common = (Object.keys(LIVE_TOPICS) as LiveTopic[]).find((name) => LIVE_TOPICS[name] === rest)
  if (common) return { topic: common }
  const own = (Object.keys(OWN_TOPICS) as OwnTopic[]).find((name) => rest.startsWith(`${OWN_TOPICS[name]}/`))
  return own && { own, clientId: rest.slice(OWN_TOPICS[own].length + 1) }
}
