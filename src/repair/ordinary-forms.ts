/**
 * Radicals and presentation forms that an extractor gives in place of ordinary characters: fonts use one glyph for
 * both. What normalization knows it says itself; the table has the radicals that it leaves alone.
 */
const RADICALS: ReadonlyMap<string, string> = new Map(
  (
    '⺁厂 ⺃乚 ⺄乙 ⺅亻 ⺆冂 ⺇几 ⺈刀 ⺉刂 ⺊卜 ⺋㔾 ⺌小 ⺍小 ⺎兀 ⺏尣 ⺐尢 ⺒巳 ⺓幺 ⺔彑 ⺕彐 ⺖忄 ⺗心 ⺘扌 ⺙攵 ⺛旡 ⺜日 ⺝月 ' +
    '⺞歺 ⺠民 ⺡氵 ⺢氺 ⺣灬 ⺤爫 ⺥爫 ⺦丬 ⺧牛 ⺨犭 ⺩王 ⺪疋 ⺫罒 ⺬示 ⺭礻 ⺮竹 ⺯糹 ⺰纟 ⺱罓 ⺲罒 ⺳网 ⺶羊 ⺷羊 ⺸羊 ⺹耂 ⺺肀 ⺻聿 ' +
    '⺼肉 ⺽臼 ⺾艹 ⺿艹 ⻀艹 ⻁虎 ⻂衤 ⻃覀 ⻄西 ⻅见 ⻆角 ⻇角 ⻈讠 ⻉贝 ⻊足 ⻋车 ⻌辶 ⻍辶 ⻎辶 ⻏阝 ⻐钅 ⻑長 ⻒镸 ⻓长 ⻔门 ⻖阝 ⻗雨 ' +
    '⻘青 ⻙韦 ⻚页 ⻛风 ⻜飞 ⻝食 ⻟飠 ⻠饣 ⻡首 ⻢马 ⻣骨 ⻤鬼 ⻥鱼 ⻦鸟 ⻧卤 ⻨麦 ⻩黄 ⻪黾 ⻫斉 ⻬齐 ⻭歯 ⻮齿 ⻯竜 ⻰龙 ⻱龜 ⻲亀'
  )
    .split(' ')
    .map((pair) => [...pair] as [string, string]),
)

/**
 * Radicals (U+2E80–2FDF), compatibility ideographs (U+F900–FAFF, U+2F800–2FA1F), and beside Japanese text the forms for
 * vertical writing (U+FE30–FE48), which others draw faces with.
 */
const FORMS =
  /[\u2e80-\u2fdf\uf900-\ufaff\u{2f800}-\u{2fa1f}]+|(?<=[\u3001-\u9fff])[\ufe30-\ufe44\ufe47\ufe48]|[\ufe30-\ufe44\ufe47\ufe48](?=[\u3001-\u9fff])/gu

/** A stretch of text in which each character has an ordinary one. */
export interface OrdinaryForm {
  start: number
  end: number
  text: string
}

export function findOrdinaryForms(text: string): OrdinaryForm[] {
  return [...text.matchAll(FORMS)].flatMap((match) => {
    const ordinary = [...match[0]].map(ordinaryForm).join('')
    return ordinary === match[0]
      ? []
      : [{ start: match.index, end: match.index + match[0].length, text: ordinary }]
  })
}

function ordinaryForm(char: string): string {
  const known = RADICALS.get(char)
  if (known !== undefined) return known
  const plain = char.normalize('NFKC')
  // Vertical brackets and colons are Japanese ones lying down, not ASCII's.
  const upright =
    char >= '\ufe30' && char <= '\ufe48' && plain.length === 1 && plain < '\u007f' ? widen(plain) : plain
  return [...upright].length === 1 ? upright : char
}

function widen(char: string): string {
  return String.fromCharCode(char.charCodeAt(0) + 0xfee0)
}
