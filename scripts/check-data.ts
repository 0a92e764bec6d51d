import { startNodeEngine } from '../src/db/engine.node.ts'
import { checkPackage, faultLine } from '../src/db/faults.ts'
import { findingLine } from '../src/figures/findings/say.ts'
import { findingsQuestion } from '../src/figures/questions.ts'
import { loadWords } from '../src/i18n/index.ts'
import { filesBelow } from './files.ts'

const words = process.argv.slice(2)
const asked = words.find((word, at) => words[at - 1] === '--lang' || word.startsWith('--lang='))
const [folder = 'data'] = words.filter((word) => !word.startsWith('--') && word !== asked)
const { pack, faults } = await checkPackage(filesBelow(folder))

for (const fault of faults) console.log(faultLine(fault, folder))
if (faults.length > 0) {
  console.error(`${faults.length} ${faults.length === 1 ? 'fault' : 'faults'}`)
  process.exitCode = 1
} else {
  const language = await loadWords(asked?.replace('--lang=', '') === 'zh' ? 'zh' : 'en')
  const engine = await startNodeEngine(folder)
  if (engine.leftOut.length > 0) throw new Error(`not read: ${JSON.stringify(engine.leftOut)}`)
  const findings = await engine.all(findingsQuestion.ask({}))
  await engine.close()
  for (const finding of findings) console.log(findingLine(finding, language))
  console.log(`${folder}: ${pack?.title}, version ${pack?.version}: no fault, ${findings.length} findings`)
}
