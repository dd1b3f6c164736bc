import { describe, expect, it } from 'vitest'
import { displayColumns } from './columns.ts'
import { renderFields, renderTable } from './table.ts'

const table = {
  columns: [{ head: '站點' }, { head: 'n', align: 'right' }, { head: 'state' }],
  rows: [
    ['東華醫院', '9', 'enrolled'],
    ['hk-east', '12345', 'revoked'],
  ],
} as const

describe('a table', () => {
  it('lines up Chinese and Latin cells, numbers to the right', () => {
    expect(renderTable(table)).toBe(
      [
        '站點          n  state',
        '--------  -----  --------',
        '東華醫院      9  enrolled',
        'hk-east   12345  revoked',
      ].join('\n'),
    )
    const at = (line: string, mark: string): number => displayColumns(line.split(mark)[0]!)
    const [, , first, second] = renderTable(table).split('\n')
    expect(at(first!, 'enrolled')).toBe(at(second!, 'revoked'))
  })

  it('that is wider than the screen is written row by row, with nothing cut', () => {
    expect(renderTable(table, 24)).toBe(
      [
        '站點   東華醫院',
        'n      9',
        'state  enrolled',
        '',
        '站點   hk-east',
        'n      12345',
        'state  revoked',
      ].join('\n'),
    )
    expect(renderTable(table, 25)).toContain('--------')
  })

  it('shows what cells try to hide', () => {
    const text = renderTable({ columns: [{ head: 'a' }], rows: [['x\u001b[31m\ny\u202e']] })
    expect(text).toContain('x\\u{1b}[31m\\u{a}y\\u{202e}')
    expect(text).not.toContain('\u001b')
  })

  it('without rows has its heads', () => {
    expect(renderTable({ columns: [{ head: 'run' }], rows: [] })).toBe('run\n---')
  })
})

describe('names and values', () => {
  it('stand in two columns; a value of several lines goes on below', () => {
    const text = renderFields([
      ['研究', '一'],
      ['purpose', 'first\nsecond'],
      ['empty', ''],
    ])
    expect(text).toBe(['研究     一', 'purpose  first', '         second', 'empty'].join('\n'))
  })
})
