import { mkdir, writeFile } from 'node:fs/promises'
import { SCHEMA_FOLDER, schemaFiles } from './authoring/schema-files.ts'

/* npm run schema: writes the JSON Schemas that editors complete and check deck.json and front matter with. */
await mkdir(SCHEMA_FOLDER, { recursive: true })
for (const { path, content } of await schemaFiles()) {
  await writeFile(path, content)
  console.log(path)
}
