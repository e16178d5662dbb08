import { formatRelativeLink } from '../../deck/relative-link.ts'
import { PAGE_DATA_ID } from '../../deck/page-data.ts'
import type { RepairPageData } from '../../deck/repair-story.ts'
import { isLocale } from '../../deck/locale.ts'
import { repairWords } from '../../i18n/repair/repair-messages.ts'
import { showOwnText } from './repair-own.ts'

/*
 * The page that tells of the repair: another line can be followed, and text of the reader's own be repaired. The tables
 * of the repair come when one of the two is first asked for; one line is there to read without any of it.
 */
const content = document.getElementById(PAGE_DATA_ID)?.textContent
if (content) start(JSON.parse(content) as RepairPageData)

function start(data: RepairPageData): void {
  if (!isLocale(data.locale)) return
  const t = repairWords(data.locale)
  const choice = document.getElementById('repair-choice')
  const own = document.getElementById('repair-own')
  if (choice && data.lines.length > 1) choice.append(...choiceOf(data, t))
  if (own) showOwnText(own, data, t)
}

function choiceOf(data: RepairPageData, t: ReturnType<typeof repairWords>): HTMLElement[] {
  const select = document.createElement('select')
  const label = document.createElement('label')
  const fault = document.createElement('p')
  fault.setAttribute('role', 'status')
  select.id = 'repair-line'
  label.htmlFor = select.id
  label.textContent = t('line')
  select.append(...groupsOf(data, t))
  select.value = String(data.first)
  const show = async () => {
    const { repairFollowed, storyHtml } = await import('../../deck/repair-story.ts')
    const index = Number(select.value)
    const [line, repaired] = [data.lines[index], repairFollowed(data.lines)[index]]
    const story = document.getElementById('repair-story')
    if (!line || !repaired || !story) return
    story.innerHTML = storyHtml(line, repaired, { ...data, words: (key, values) => t(key, values) })
    leadToSlide(data, line.slideNumber, t)
  }
  select.addEventListener('change', () => {
    show().then(
      () => {
        fault.textContent = ''
      },
      () => {
        fault.textContent = t('unavailable')
      },
    )
  })
  return [label, select, fault]
}

/** The lines of each slide, as they are in the talk. */
function groupsOf({ lines, original }: RepairPageData, t: ReturnType<typeof repairWords>) {
  const groups = new Map<number, HTMLOptGroupElement>()
  for (const [index, { slideNumber, restored }] of lines.entries()) {
    const group = groups.get(slideNumber) ?? document.createElement('optgroup')
    group.label = t('slide', { number: slideNumber })
    const option = new Option(restored, String(index))
    option.lang = original
    group.append(option)
    groups.set(slideNumber, group)
  }
  return groups.values()
}

function leadToSlide(
  { locale }: RepairPageData,
  slideNumber: number,
  t: ReturnType<typeof repairWords>,
): void {
  const link = document.querySelector<HTMLAnchorElement>('#repair-slide')
  if (!link || !isLocale(locale)) return
  link.textContent = t('openSlide', { number: slideNumber })
  link.href = formatRelativeLink('repair', { locale, page: 'slide', slideNumber })
}
