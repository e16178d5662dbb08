/** Why there is no sound: none is there, it was refused, or something else has it. */
export type MicrophoneFault = 'none' | 'denied' | 'busy' | 'insecure'

/** A microphone that is on, or why it isn't. */
export type Microphone = { stream: MediaStream } | { fault: MicrophoneFault }

/** Turns a microphone on: that of an id, or the one that the system prefers. The browser asks the person first. */
export async function openMicrophone(id?: string): Promise<Microphone> {
  // Not there on pages that came without encryption, whatever the types say.
  const devices = navigator.mediaDevices as MediaDevices | undefined
  if (!devices) return { fault: 'insecure' }
  const audio = {
    ...(id !== undefined && { deviceId: { exact: id } }),
    ...{ channelCount: 1, echoCancellation: true, noiseSuppression: true, autoGainControl: true },
  }
  try {
    return { stream: await devices.getUserMedia({ audio }) }
  } catch (error) {
    return { fault: faultOf(error) }
  }
}

/** Turns on the microphone of an id, or where that is gone the one that the system prefers. */
export async function reopenMicrophone(id: string | undefined): Promise<Microphone> {
  const same = id === undefined ? undefined : await openMicrophone(id)
  return same && !('fault' in same && same.fault === 'none') ? same : openMicrophone()
}

function faultOf(error: unknown): MicrophoneFault {
  const name = error instanceof Error ? error.name : ''
  if (name === 'NotAllowedError' || name === 'SecurityError') return 'denied'
  return name === 'NotFoundError' || name === 'OverconstrainedError' ? 'none' : 'busy'
}

export function closeMicrophone(stream: MediaStream): void {
  for (const track of stream.getTracks()) track.stop()
}

/** Microphones that can be chosen; their names are told once one has been allowed. */
export async function listMicrophones(): Promise<{ id: string; label: string }[]> {
  const devices = await navigator.mediaDevices.enumerateDevices()
  return devices
    .filter(({ kind, deviceId }) => kind === 'audioinput' && deviceId !== '')
    .map(({ deviceId, label }) => ({ id: deviceId, label }))
}

/** Id of the microphone of a stream. */
export function microphoneOf(stream: MediaStream): string | undefined {
  return stream.getAudioTracks()[0]?.getSettings().deviceId
}

/** Tells how loud it is, 0–1, some times a second; the function returned ends it. */
export function watchLevel(stream: MediaStream, onLevel: (level: number) => void): () => void {
  const context = new AudioContext()
  const analyser = new AnalyserNode(context, { fftSize: 2048 })
  context.createMediaStreamSource(stream).connect(analyser)
  const samples = new Float32Array(analyser.fftSize)
  const timer = setInterval(() => {
    analyser.getFloatTimeDomainData(samples)
    const power = samples.reduce((sum, sample) => sum + sample * sample, 0) / samples.length
    const db = power > 0 ? 10 * Math.log10(power) : QUIETEST_DB
    onLevel(Math.min(1, Math.max(0, 1 - db / QUIETEST_DB)))
  }, METER_MS)
  return () => {
    clearInterval(timer)
    void context.close()
  }
}

/** ms between two looks at the meter, and what it shows as nothing. */
const METER_MS = 80
const QUIETEST_DB = -60
