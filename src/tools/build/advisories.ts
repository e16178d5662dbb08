import { z } from 'zod'

/** A known weakness of a package. */
export interface Advisory {
  name: string
  severity: string
  title: string
  url?: string
}

const auditSchema = z.looseObject({
  vulnerabilities: z.record(
    z.string(),
    z.looseObject({
      severity: z.string(),
      via: z.array(
        z.union([
          z.string(),
          z.looseObject({ title: z.string(), url: z.string().optional(), severity: z.string() }),
        ]),
      ),
    }),
  ),
})

/** What `npm audit --json` found, each weakness once; undefined where it was told nothing. */
export function readAdvisories(answer: unknown): Advisory[] | undefined {
  const { data } = auditSchema.safeParse(answer)
  if (!data) return undefined
  // A package that is named in words alone only brings another one along, which is listed itself.
  return Object.entries(data.vulnerabilities).flatMap(([name, { via }]) =>
    via.flatMap((cause) =>
      typeof cause === 'string'
        ? []
        : [
            {
              name,
              severity: cause.severity,
              title: cause.title,
              ...(cause.url !== undefined && { url: cause.url }),
            },
          ],
    ),
  )
}
