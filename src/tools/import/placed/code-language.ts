/** Words and marks that tell a language, each with its weight; the heaviest sum wins. */
const SIGNS: Readonly<Record<string, readonly (readonly [Pick<RegExp, 'test'>, number])[]>> = {
  cpp: [
    [/#include\s*</, 3],
    [/\bstd::|\btemplate\s*</, 4],
    [/\b(constexpr|nullptr|decltype|typename|concept|noexcept)\b/, 3],
    [/\w::\w|\bauto\b.*=|const\s+\w+\s*&/, 2],
    [/\b(int|void|char|struct|class)\b.*[;{(]/, 1],
  ],
  c: [
    [/#include\s*<\w+\.h>/, 4],
    [/\bprintf\(|\bmalloc\(|\bstruct \w+ \*/, 3],
    [/\b(int|void|char)\b.*[;{(]/, 1],
  ],
  java: [
    [/\bpublic (static|class|void|final)\b|\bSystem\.out|@Override/, 4],
    [/\bimport java[.x]/, 4],
    [/\b(private|protected) \w+ \w+/, 2],
  ],
  csharp: [
    [/\busing System|\bConsole\.Write|\bnamespace \w+/, 4],
    [/\{ get; (private )?set; \}/, 4],
  ],
  python: [
    [/^[^\S\n]*def \w+\(.*:[^\S\n]*$/m, 4],
    [/^[^\S\n]*(from \w[\w.]* )?import \w[\w., ]*$/m, 2],
    [/\bself\.|\bNone\b|\bprint\(|__\w+__|\belif\b/, 2],
    [/^[^\S\n]*(if|for|while|with|class|try|else)\b.*:[^\S\n]*$/m, 2],
  ],
  ruby: [
    [/^[^\S\n]*end[^\S\n]*$/m, 3],
    [/\bdef \w+[?!]?|\bputs\b|\brequire ['"]|\.each\b|\bdo \|/, 2],
    [/\belsif\b|\bunless\b|=> e\b|^[^\S\n]*\.\w+(\(|$)/m, 1.5],
  ],
  javascript: [
    [/\b(const|let) \w+ = |=>|\bfunction\b|\bconsole\.log|===/, 2],
    [/\b(export|import) .* from ['"]/, 3],
    [/\bawait\b|\bdocument\./, 1],
  ],
  typescript: [
    [/\binterface \w+ \{|: (string|number|boolean|void)\b|\btype \w+ = /, 4],
    [/\b(const|let) \w+(: \w+)? = |=>/, 1.5],
  ],
  go: [
    [/\bfunc (\(\w+ \*?\w+\) )?\w+\(|:=|\bpackage \w+|\bfmt\./, 4],
    [/\bgo func|\bchan\b|\bdefer\b/, 3],
  ],
  rust: [
    [/\bfn \w+|\blet mut\b|\bimpl\b|\bpub (fn|struct|mod)\b|println!|&mut\b|#\[\w+/, 4],
    [/\bmatch \w+ \{|->\s*Result|::<|\bSome\(/, 2],
  ],
  sql: [
    [
      /\b(SELECT|INSERT INTO|UPDATE|DELETE FROM|CREATE (TABLE|INDEX|PUBLICATION|VIEW)|MERGE INTO|ALTER)\b/i,
      3,
    ],
    [/\b(FROM|WHERE|JOIN|VALUES|GROUP BY|ORDER BY|WHEN MATCHED|ON CONFLICT)\b/, 2],
  ],
  bash: [
    [/^[^\S\n]*\$ \w+/m, 4],
    [
      /^[^\S\n]*(sudo|apt|apt-get|npm|npx|yarn|pip|git|docker|kubectl|curl|cd|brew|cargo|make|ls|export) \S/m,
      3,
    ],
    [/#!\/bin\/(ba)?sh|\becho\b/, 3],
  ],
  html: [[/<\/?(div|html|body|p|span|a|script|head|template|ul|li)\b[^>]*>/i, 3]],
  css: [[/[.#]?[\w-]+\s*\{\s*[\w-]+\s*:[^}]+;/, 3]],
  json: [[/^\s*[{[]\s*("|$)[\s\S]*"\s*:/, 3]],
  yaml: [[{ test: isYaml }, 2.5]],
  haskell: [[/^\w+ :: .*->/m, 4]],
}

function isYaml(code: string): boolean {
  const lines = code.split('\n').filter((line) => line.trim() !== '')
  return lines.length > 1 && lines.every((line) => /^\s*(?:(?:- )?[\w.-]+:(?: |$)|- |#)/.test(line))
}

/** Characters that tell what language a piece of code is in. */
const TELLING = 5000

/** The language of a piece of code, as highlighters name it; undefined where nothing tells. */
export function codeLanguageOf(code: string): string | undefined {
  const head = code.slice(0, TELLING)
  const scores = Object.entries(SIGNS).map(([language, signs]) => ({
    language,
    score: signs.reduce((sum, [sign, weight]) => sum + (sign.test(head) ? weight : 0), 0),
  }))
  const best = scores.reduce((a, b) => (b.score > a.score ? b : a))
  return best.score >= 2 ? best.language : undefined
}

/** Whether a line looks as code does and words do not. */
export function looksLikeCode(text: string): boolean {
  const line = text.trim()
  return (
    /[;{}]$|^[{}]|^\}|\) \{$/.test(line) ||
    /^(\/\/|\/\*|#include\b|#define\b|template ?<|return\b|else$|break$|(if|for|while|switch) ?\(|(public|private|protected):)/.test(
      line,
    ) ||
    /\w::\w|\w->\w|\w\(\)|[=!]==?[^=].*[;)]/.test(line)
  )
}
