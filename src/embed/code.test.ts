import { describe, expect, test } from 'vitest'
import { type Embedding, escaped, frameCode, scriptCode } from './code.ts'

const embedding: Embedding = {
  address: 'https://a.example/fadu/#/embed/ranking?i=a&y=2019',
  script: 'https://a.example/fadu/embed.js',
  title: '2019年，各地是多少？',
  width: 640,
  height: 712,
  transparent: false,
}

describe('the code to copy', () => {
  test('a frame says where from, what it is, how large, and what it may do', () => {
    expect(frameCode(embedding)).toBe(
      '<iframe src="https://a.example/fadu/#/embed/ranking?i=a&amp;y=2019" title="2019年，各地是多少？" width="640" height="712" frameborder="0" style="max-width: 100%" loading="lazy" sandbox="allow-scripts allow-same-origin allow-popups allow-popups-to-escape-sandbox" referrerpolicy="origin"></iframe>',
    )
    expect(frameCode({ ...embedding, transparent: true })).toContain('color-scheme: light"')
  })

  test('with the script, a place that holds a link until it is filled', () => {
    expect(scriptCode(embedding)).toBe(
      '<div class="fadu" data-src="https://a.example/fadu/#/embed/ranking?i=a&amp;y=2019" data-title="2019年，各地是多少？" data-height="712"><a href="https://a.example/fadu/#/embed/ranking?i=a&amp;y=2019">2019年，各地是多少？</a></div>\n<script src="https://a.example/fadu/embed.js" async></script>',
    )
  })

  test('no title and no address leaves its quotation marks', () => {
    const hostile = "\"><script>alert(1)</script><img onerror='x' &"
    for (const code of [frameCode, scriptCode]) {
      const made = code({ ...embedding, title: hostile, address: `https://a.example/${hostile}` })
      expect(made).not.toContain('<script>alert')
      expect(made).not.toContain('<img')
      expect(made).not.toContain("'")
    }
    expect(escaped('a & "b" <c> \'d\'')).toBe('a &amp; &quot;b&quot; &lt;c&gt; &#39;d&#39;')
  })
})
