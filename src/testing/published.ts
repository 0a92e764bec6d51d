import { startNodeEngine } from '../db/engine.node.ts'
import { indicatorsQuestion, placesQuestion } from '../figures/questions.ts'
import type { Catalogue } from '../model/catalogue.ts'

/** The data package as it is published in `data/`: its engine, to be closed, and its catalogue without flags. */
export async function published() {
  const engine = await startNodeEngine('data/')
  const indicators = await engine.all(indicatorsQuestion.ask({}))
  const places = await engine.all(placesQuestion.ask({}))
  const catalogue: Catalogue = {
    indicators: new Map(indicators.map((one) => [one.id, one])),
    places: new Map(places.map((one) => [one.id, one])),
    flags: new Map(),
  }
  return { engine, catalogue }
}
