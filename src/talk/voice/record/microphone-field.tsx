import { useEffect, useRef, useState } from 'react'
import { useVoiceWords } from '../use-voice-words.ts'
import { LevelMeter } from './level-meter.tsx'
import {
  closeMicrophone,
  listMicrophones,
  microphoneOf,
  openMicrophone,
  type MicrophoneFault,
} from './microphones.ts'

interface MicrophoneFieldProps {
  startLabel: string
  /** Takes the microphone over, which stays on. */
  onStart: (stream: MediaStream) => Promise<void>
}

/** Chooses a microphone, which is on from the first press and seen as a level, and starts with it. */
export function MicrophoneField({ startLabel, onStart }: MicrophoneFieldProps) {
  const t = useVoiceWords()
  const { stream, fault, choose, handOver } = useMicrophone()
  const [starting, setStarting] = useState(false)
  return (
    <div className="record-microphone">
      {fault && (
        <p className="record-fault" role="alert">
          {t(`microphone.${fault}`)}
        </p>
      )}
      {stream ? (
        <>
          <p className="record-on" role="status">
            <span className="recording-light" aria-hidden="true" />
            {t('microphone.on')}
          </p>
          <MicrophoneChoice stream={stream} onChoose={choose} />
          <LevelMeter stream={stream} />
          <button
            type="button"
            className="button primary"
            disabled={starting}
            onClick={() => {
              setStarting(true)
              handOver()
              void onStart(stream)
            }}
          >
            {startLabel}
          </button>
        </>
      ) : (
        <button
          type="button"
          className="button primary"
          onClick={() => {
            choose(undefined)
          }}
        >
          {t('microphone.use')}
        </button>
      )}
    </div>
  )
}

interface MicrophoneChoiceProps {
  stream: MediaStream
  onChoose: (id: string) => void
}

function MicrophoneChoice({ stream, onChoose }: MicrophoneChoiceProps) {
  const t = useVoiceWords()
  const [known, setKnown] = useState<{ id: string; label: string }[]>([])
  useEffect(() => {
    const read = () => void listMicrophones().then(setKnown)
    read()
    navigator.mediaDevices.addEventListener('devicechange', read)
    return () => {
      navigator.mediaDevices.removeEventListener('devicechange', read)
    }
  }, [stream])
  return (
    <label>
      {t('microphone.choose')}
      <select
        value={microphoneOf(stream) ?? ''}
        onChange={({ currentTarget }) => {
          onChoose(currentTarget.value)
        }}
      >
        {known.map(({ id, label }, index) => (
          <option key={id} value={id}>
            {label || t('microphone.number', { number: index + 1 })}
          </option>
        ))}
      </select>
    </label>
  )
}

/** A microphone that is off again with the field, unless it was handed over. */
function useMicrophone() {
  const [stream, setStream] = useState<MediaStream>()
  const [fault, setFault] = useState<MicrophoneFault>()
  const ours = useRef<{ stream?: MediaStream | undefined; isGone: boolean }>({ isGone: false })
  const turnOff = () => {
    if (ours.current.stream) closeMicrophone(ours.current.stream)
    ours.current.stream = undefined
  }
  useEffect(() => {
    const held = ours.current
    held.isGone = false
    return () => {
      held.isGone = true
      if (held.stream) closeMicrophone(held.stream)
      held.stream = undefined
    }
  }, [])
  const take = (opened: MediaStream) => {
    turnOff()
    if (ours.current.isGone) {
      closeMicrophone(opened)
      return
    }
    ours.current.stream = opened
    setStream(opened)
    for (const track of opened.getAudioTracks())
      track.addEventListener('ended', () => {
        if (ours.current.stream !== opened) return
        ours.current.stream = undefined
        setStream(undefined)
        setFault('none')
      })
  }
  return {
    stream,
    fault,
    choose: (id: string | undefined) => {
      void openMicrophone(id).then((opened) => {
        setFault('fault' in opened ? opened.fault : undefined)
        if ('stream' in opened) take(opened.stream)
      })
    },
    handOver: () => {
      ours.current.stream = undefined
    },
  }
}
