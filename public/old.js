// Shows what stands in <noscript> where a script runs but the page can't: in a browser below the floor
// (src/db/needs.ts), or when nothing of the page has come long after all else. Written as the oldest read it.
// biome-ignore-all lint/complexity/useArrowFunction: as said above
// biome-ignore-all lint/suspicious/noVar: as said above
// biome-ignore-all lint/style/useTemplate: as said above
;(function () {
  var LONGEST_MS = 8000
  var root = document.getElementById('root')
  var unopened = document.getElementById('unopened')
  var held = document.getElementsByTagName('noscript')[0]
  var embedded = /^#?\/?embed\//.test(location.hash) ? ' is-embedded' : ''

  function show(why) {
    var read = document.createElement('div')
    var node
    read.innerHTML = held.textContent
    for (node = read.firstChild; node; node = read.firstChild) {
      if (node.className === 'still') node.className = 'still ' + why + embedded
      root.parentNode.appendChild(node)
    }
  }

  function look() {
    if (root.firstChild) return
    unopened.removeAttribute('hidden')
    show('is-unopened')
  }

  function wait() {
    setTimeout(look, LONGEST_MS)
  }

  // Came with the last of the floor: Chrome and Edge 86, Firefox 78, Safari 14.
  if (!root.replaceChildren) {
    root.style.display = 'none'
    show('is-old')
  } else if (document.readyState === 'complete') wait()
  else window.addEventListener('load', wait)
})()
