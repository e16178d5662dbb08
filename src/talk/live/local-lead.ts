/** How pages of one browser know that the page that leads is one of them: those are in step by their own channel. */
export interface LocalLead {
  /** This page leads, or no longer does. */
  say: (leads: boolean) => void
  /** True where the speaker's page with this name is another of this browser's. */
  knows: (name: string) => boolean
  close: () => void
}

/** Knows nobody where the browser has no channel. `name` is this page's. */
export function openLocalLead(session: string, name: string, onChange: () => void): LocalLead {
  const channel = openChannel(`colloquium-lead:${session}`)
  const names = new Set<string>()
  let leads = false
  const tell = () => channel?.postMessage({ leads: name })
  if (channel) {
    channel.onmessage = ({ data }: MessageEvent<unknown>) => {
      const said = typeof data === 'object' && data !== null && 'leads' in data ? data.leads : undefined
      if (typeof said !== 'string') {
        if (leads) tell()
      } else if (!names.has(said)) {
        names.add(said)
        onChange()
      }
    }
    channel.postMessage({ asks: true })
  }
  return {
    say: (now) => {
      leads = now
      if (now) tell()
    },
    knows: (other) => names.has(other),
    close: () => channel?.close(),
  }
}

function openChannel(name: string): BroadcastChannel | undefined {
  try {
    return new BroadcastChannel(name)
  } catch {
    // Refused with the cookies, or not there: pages follow by the broker then.
    return undefined
  }
}
