// The terminal command as a user runs it: one process, files and standard input, what it prints and how it ends.
import { spawnSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'

const run = (args: string[], input?: string) => {
  const { stdout, stderr, status } = spawnSync(process.execPath, ['--import', 'tsx', 'src/cli/compare.ts', ...args], {
    input,
    encoding: 'utf8',
    maxBuffer: 1e8,
  })
  return { stdout, stderr, status }
}
const lines = (stdout: string) =>
  stdout
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line))
const folder = mkdtempSync(join(tmpdir(), 'crossread-'))
const file = (name: string, text: string | Buffer) => {
  const path = join(folder, name)
  writeFileSync(path, text)
  return path
}
const STORY = 'assets/samples/story.html'

describe('compare', () => {
  it('prints a report for people', () => {
    const { stdout, status } = run([STORY])
    expect(status).toBe(0)
    for (const words of [
      'Russia formally recognises the Taliban government of Afghanistan',
      'Not found on this page',
      'Only on this page',
      'Told differently',
      'Also told here',
      'closest:',
    ])
      expect(stdout).toContain(words)
  })

  it('prints one line of JSON per input, in order, with all that the format names', () => {
    const { stdout, status } = run(['--json', STORY, 'assets/samples/other.html', 'assets/samples/mention.html'])
    const reports = lines(stdout)
    expect(status).toBe(0)
    expect(reports.map(({ input, verdict }) => [input, verdict])).toEqual([
      [STORY, 'covers'],
      ['assets/samples/other.html', 'other'],
      ['assets/samples/mention.html', 'mentions'],
    ])
    const [report, other] = reports
    expect(report).toMatchObject({
      story: 'russia-recognises-taliban',
      article: { site: 'The Sample Gazette', published: '2025-07-04' },
    })
    expect(report.article.sentences[0]).toBe(report.article.title)
    expect(report.details).toHaveLength(94)
    for (const detail of report.details)
      expect(detail).toEqual({
        id: expect.any(String),
        state: expect.stringMatching(/^(told|partly|not-found)$/),
        strength: expect.any(Number),
        sentences: expect.any(Array),
        closest: expect.any(Number),
        outlets: expect.any(Array),
        unknown: [],
        why: expect.any(String),
        reason: {
          words: expect.toSatisfy((words) => words === null || typeof words === 'string'),
          shared: expect.any(Array),
          essentials: expect.any(Number),
          needed: expect.any(Number),
          hasRival: expect.any(Boolean),
        },
      })
    for (const added of report.added) expect(added.text).toBe(report.article.sentences[added.sentence])
    expect(['report', 'reaction', 'analysis']).toContain(report.kind)
    expect(report.ms.read).toBeGreaterThan(0)
    expect(other).toMatchObject({ story: null, details: [] })
  })

  it('reads text with the title on its first line, and standard input', () => {
    const text =
      'Russia recognises the Taliban\nRussia has formally recognised the Taliban as the government of Afghanistan, the first country to do so.\nThe new ambassador has handed over his credentials in Moscow.'
    const [fromFile] = lines(run(['--json', file('a.txt', text)]).stdout)
    const [fromInput] = lines(run(['--json', '-'], text).stdout)
    expect(fromFile.article.title).toBe('Russia recognises the Taliban')
    expect({ ...fromInput, input: '', ms: 0 }).toEqual({ ...fromFile, input: '', ms: 0 })
    expect(lines(run(['--json', '-'], readFileSync(STORY, 'utf8')).stdout)[0].verdict).toBe('covers')
  })

  it.each([
    ['a missing file', 'no/such/file.html', 'there is no such file'],
    ['an empty folder', mkdtempSync(join(tmpdir(), 'crossread-')), 'it is a folder without saved pages'],
    [
      'a list of addresses',
      file('list.txt', 'https://a.example/\n'),
      'it is a list of addresses, and nothing is fetched: save the pages',
    ],
    ['a picture', 'assets/icons/icon-16.png', 'it is not a text file'],
    ['an empty page', file('empty.html', ''), 'no article was found in it'],
  ])('says in one line what is wrong with %s, goes on, and exits 1', (_, path, words) => {
    const { stdout, stderr, status } = run(['--json', path, STORY])
    expect(stderr).toBe(`${path}: ${words}\n`)
    expect(lines(stdout).map(({ verdict }) => verdict)).toEqual(['unreadable', 'covers'])
    expect(status).toBe(1)
  })

  it('reads the pages of a folder, without what browsers save beside them', () => {
    const saved = mkdtempSync(join(tmpdir(), 'crossread-'))
    mkdirSync(join(saved, 'Story_files'))
    for (const name of ['Story.html', 'Story_files/frame.html', 'a note.txt', 'photo.jpg'])
      writeFileSync(join(saved, name), readFileSync(STORY))
    const { stdout } = run(['--json', saved])
    expect(lines(stdout).map(({ input }) => input)).toEqual([join(saved, 'Story.html'), join(saved, 'a note.txt')])
  })

  it('compares files with one another, and says what is uncertain instead of taking it for told', () => {
    const path = join(folder, 'among')
    mkdirSync(path)
    const bridge = 'The old harbour bridge in Lanport closed on Monday after engineers found cracks in two pillars.'
    const ferry = 'A ferry will carry passengers across the harbour of Lanport until the spring, the city council said.'
    for (const [i, more] of [`${bridge} ${ferry}`, `${ferry} ${bridge}`, bridge].entries())
      writeFileSync(join(path, `${i}.txt`), `Harbour bridge in Lanport closes\n\n${more}\n`)
    const { stdout, status } = run(['--among', path])
    expect(status).toBe(0)
    expect(stdout).toContain('details that at least two other pages tell were not found here')
    expect(stdout).not.toContain('(in part)')
  })

  it('reads the charset that the page declares', () => {
    const html = readFileSync(STORY, 'utf8').replace('utf-8', 'windows-1252').replace('Anna Lindholm', 'Änna Lindhölm')
    const [report] = lines(
      run(['--json', file('latin.html', Buffer.from(html.replace(/[“”]/g, '"'), 'latin1'))]).stdout,
    )
    expect(report.article.sentences.join(' ')).toContain('Änna Lindhölm')
  })

  it('explains itself when used wrongly', () => {
    expect(run([])).toMatchObject({ status: 2, stderr: expect.stringContaining('Usage:') })
    expect(run(['--jsn', STORY])).toMatchObject({
      status: 2,
      stderr: expect.stringContaining('There is no option --jsn'),
    })
    expect(run(['--help'])).toMatchObject({ status: 0, stdout: expect.stringContaining('Usage:') })
  })
})
