import { changeIn, changesOf, post, readForm, saveFields } from '../testing/form'
import { expect, test } from '../testing/test'

const PROMOTIONS = '01990000-0000-7000-8000-0000000000a3'
const SURVEYS = '01990000-0000-7000-8000-0000000000a5'

const page = async (response: Response, url: string) =>
  (await fetch(new URL(response.headers.get('location') ?? '', url))).text()

test('a form sent twice is one change, at once or later', async ({ person }) => {
  const form = await readForm(person.url)
  const fields = saveFields(form, [...form.on, PROMOTIONS])
  const both = await Promise.all([post(form.action, fields), post(form.action, fields)])
  const later = await post(form.action, fields)
  expect(new Set([...both, later].map(changeIn)).size).toBe(1)
  expect(await changesOf(person.url)).toBe(1)
})

test('a stop, a pause and an undo sent twice are one change each', async ({ person }) => {
  const first = await readForm(person.url)
  const stops = [await post(first.action, { act: 'stop' }), await post(first.action, { act: 'stop' })]
  expect(new Set(stops.map(changeIn)).size).toBe(1)
  const change = changeIn(stops[0] as Response) ?? ''
  const stopped = await readForm(person.url)
  await Promise.all([post(stopped.action, { act: 'undo', change }), post(stopped.action, { act: 'undo', change })])
  expect(await changesOf(person.url)).toBe(2)
  const undone = await readForm(person.url)
  for (const _ of [1, 2]) await post(undone.action, { act: 'pause', length: '1m' })
  expect(await changesOf(person.url)).toBe(3)
})

test('two tabs that save at once are both kept, and the second one shows a notice', async ({ person }) => {
  const [one, other] = await Promise.all([readForm(person.url), readForm(person.url)])
  const answers = await Promise.all([
    post(one.action, saveFields(one, [...one.on, PROMOTIONS])),
    post(other.action, saveFields(other, [...other.on, SURVEYS])),
  ])
  const { on } = await readForm(person.url)
  expect(on).toEqual([...one.on, PROMOTIONS, SURVEYS].toSorted())
  const views = await Promise.all(answers.map((answer) => page(answer, person.url)))
  expect(views.filter((view) => view.includes('Another change was saved while this page was open'))).toHaveLength(1)
})

test('a refusal from an old tab counts although another tab has agreed meanwhile', async ({ person }) => {
  const old = await readForm(person.url)
  const [orders = ''] = old.on
  await post(old.action, saveFields(old, [...old.on, PROMOTIONS]))
  await post(
    old.action,
    saveFields(
      old,
      old.on.filter((id) => id !== orders),
    ),
  )
  expect((await readForm(person.url)).on).toEqual([...old.on.filter((id) => id !== orders), PROMOTIONS].toSorted())
})

test('a form whose switches are as they were says nothing and writes nothing', async ({ person }) => {
  const form = await readForm(person.url)
  const response = await post(form.action, saveFields(form, form.on))
  expect(changeIn(response)).toBe('nothing')
  expect(await page(response, person.url)).toContain('You made no changes.')
  expect(await changesOf(person.url)).toBe(0)
})

test('a topic that was not on the form is left as it was', async ({ person }) => {
  const form = await readForm(person.url)
  const shown = form.shown.filter((each) => !each.startsWith(SURVEYS))
  await post(form.action, saveFields({ ...form, shown }, []))
  const after = await readForm(person.url)
  expect(after.on).toEqual([])
  expect(after.shown).toHaveLength(form.shown.length)
  expect(await changesOf(person.url)).toBe(1)
})

test('a notice that the business never published is sealed under nothing: the Yes is asked again, the No is taken', async ({
  person,
}) => {
  const form = await readForm(person.url)
  const [orders = ''] = form.on
  const on = [...form.on.filter((id) => id !== orders), PROMOTIONS]
  const response = await post(form.action, saveFields({ ...form, notice: 'f'.repeat(64) }, on))
  const view = await page(response, person.url)
  expect(view).toContain('While you were reading, the text changed for: Promotions.')
  expect((await readForm(person.url)).on).not.toContain(PROMOTIONS)
  expect((await readForm(person.url)).on).not.toContain(orders)
})

test('another language before saving keeps what was switched, and saves nothing', async ({ person }) => {
  const form = await readForm(person.url)
  const fields = saveFields(form, [PROMOTIONS]).map(([name, value]): [string, string] =>
    name === 'act' ? ['act', 'language'] : [name, value],
  )
  const response = await post(`${person.url}?l=es`, fields)
  expect(response.status).toBe(200)
  const html = await response.text()
  expect(html).toContain('<html lang="es"')
  const checked = [...html.matchAll(/<input type="checkbox"[^>]*>/g)]
    .map(([tag]) => tag)
    .filter((tag) => tag.includes(' checked'))
  // Promotions, and the topic that is always on.
  expect(checked).toHaveLength(2)
  expect(checked[0]).toContain(PROMOTIONS)
  // The first state of each switch, so that saving says the same as it would have before.
  expect([...html.matchAll(/name="shown" value="([^"]+)"/g)].map(([, value]) => value)).toEqual(form.shown)
  expect(await changesOf(person.url)).toBe(0)
})

test('a comment alone is kept as a reason, and nothing at all changes nothing', async ({ person }) => {
  const change = changeIn(await post(person.url, { act: 'stop' })) ?? ''
  const empty = await post(person.url, { act: 'reason', change, text: '  ' })
  expect(changeIn(empty)).toBe(change)
  expect(await changesOf(person.url)).toBe(1)
  const words = await post(person.url, { act: 'reason', change, text: 'Me mudé de ciudad' })
  expect(await page(words, person.url)).toContain('Thank you. It helps Café Aurora do better.')
  expect(await changesOf(person.url)).toBe(2)
})

test('a required topic can’t be switched off by a form made by hand', async ({ person }) => {
  const form = await readForm(person.url)
  const response = await post(
    form.action,
    saveFields({ ...form, shown: ['01990000-0000-7000-8000-0000000000a6:1'] }, []),
  )
  expect(changeIn(response)).toBe('nothing')
  expect(await changesOf(person.url)).toBe(0)
})

test('a reason with 600 characters and emoji is cut to whole characters and never lost', async ({ person }) => {
  const stopped = await post(person.url, { act: 'stop' })
  const change = changeIn(stopped) ?? ''
  const response = await post(person.url, { act: 'reason', change, reason: 'other', text: '🧉'.repeat(600) })
  expect(changeIn(response)).toBe(change)
  expect(await page(response, person.url)).toContain('Thank you. It helps Café Aurora do better.')
  expect(await changesOf(person.url)).toBe(2)
})
