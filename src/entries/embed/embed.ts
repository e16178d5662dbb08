import './embed.css'
import { parseHostOrigin } from '../../deck/embed-messages.ts'
import { HostLink } from './host-link.ts'
import { listenToReader } from './listen.ts'
import { Player } from './player.ts'

/* The compact player in a page of another site. It starts without React: a frame is one of many things on its page. */
start()

function start(): void {
  const player = Player.open((position) => host?.tell('positionChanged', position))
  if (!player) return
  const origin = window.parent === window ? undefined : parseHostOrigin(location.search)
  const host = origin === undefined ? undefined : connect(origin, player)
  listenToReader(player)
  player.openVoice()
  host?.tell('ready', player.position)
}

function connect(origin: string, player: Player): HostLink {
  const host = new HostLink(origin, (message) => {
    switch (message.type) {
      case 'goTo':
        player.goTo(message.slideNumber)
        break
      case 'next':
        player.step(1)
        break
      case 'previous':
        player.step(-1)
        break
      case 'setLocale':
        player.setLocale(message.locale)
        break
      case 'getPosition':
        host.tell('position', player.position)
    }
  })
  return host
}
