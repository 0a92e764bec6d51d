import { checkPackage, faultLine } from '../src/db/faults.ts'
import { filesBelow } from './files.ts'

const [folder = 'data'] = process.argv.slice(2).filter((word) => !word.startsWith('--'))
const { pack, faults } = await checkPackage(filesBelow(folder))

for (const fault of faults) console.log(faultLine(fault, folder))
if (faults.length > 0) {
  console.error(`${faults.length} ${faults.length === 1 ? 'fault' : 'faults'}`)
  process.exitCode = 1
} else {
  // Findings, what the numbers say about themselves, come here; they leave the exit code at 0.
  console.log(`${folder}: ${pack?.title}, version ${pack?.version}: no fault`)
}
