/** What a web team's page does: six places, one script. What it measures stands in `#measured`. */
const site = new URLSearchParams(location.search).get('site') ?? 'http://localhost:4173/'
const SIX = [
  'ranking?i=reconsideration.accepted&y=2019&lv=province&lang=zh',
  'trend?i=litigation.loss_rate&p=370000,440000&lang=zh&bg=transparent',
  'funnel?lang=zh',
  'composition?c=petition.accepted&lang=zh&bg=transparent',
  'progress?lang=zh',
  'outcomes?p=510781,440400&lang=zh',
]
const main = document.querySelector('main')
for (const [at, asked] of SIX.entries()) {
  const section = document.createElement('section')
  const place = document.createElement('div')
  place.className = 'fadu'
  place.dataset.src = `${site}#/embed/${asked}`
  place.dataset.title = `Figure ${at + 1}`
  section.append(place, `Text of the page after figure ${at + 1}.`)
  main.append(section)
}
const script = document.createElement('script')
script.src = `${site}embed.js`
document.body.append(script)

const began = performance.now()
const told = []
window.addEventListener('message', ({ data }) => {
  told.push({ at: Math.round(performance.now() - began), ...data })
  const lines = told.map(({ at, id, height }) => `${at} ms  ${id}  ${height} px`)
  document.querySelector('#measured').textContent = lines.join('\n')
})
for (const button of document.querySelectorAll('button[data-set]'))
  button.addEventListener('click', () => window.Fadu.set({ [button.dataset.set]: button.dataset.value }))
document.querySelector('#narrow').addEventListener('click', () => main.classList.add('narrow'))
document.querySelector('#wide').addEventListener('click', () => main.classList.remove('narrow'))
