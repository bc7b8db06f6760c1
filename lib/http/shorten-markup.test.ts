import { expect, test } from 'vitest'
import { shortenMarkup } from './shorten-markup'

test.each([
  ['<p class="s">A "b" = c</p>', '<p class=s>A "b" = c</p>'],
  [
    '<button class="b p w" name="act" value="save">x</button>',
    '<button class="b p w" name="act" value="save">x</button>',
  ],
  [
    '<input type="checkbox" role="switch" checked="" value="a"/>',
    '<input type="checkbox" role=switch checked value="a">',
  ],
  ['<img src="/a/" alt="" width="44" height="44"/>', '<img src="/a/" alt="" width=44 height=44>'],
  ['<a title="x &quot; class=&quot;y&quot;">z</a>', '<a title="x &quot; class=&quot;y&quot;">z</a>'],
  ['<nav aria-label="Sprache" class="u"></nav>', '<nav aria-label=Sprache class=u></nav>'],
  ['<nav aria-label="اللغة"></nav>', '<nav aria-label="اللغة"></nav>'],
  ['<svg><path class="a" d="M0 0"/></svg>', '<svg><path class="a" d="M0 0"/></svg>'],
  ['<script>a<b;c=\' class="x"\'</script><i class="x"></i>', '<script>a<b;c=\' class="x"\'</script><i class=x></i>'],
  ['<style>.a>b{content:""}</style>', '<style>.a>b{content:""}</style>'],
])('%s', (long, short) => {
  expect(shortenMarkup(long)).toBe(short)
})
