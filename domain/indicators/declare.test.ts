import { describe, expect, test } from 'vitest'
import { catalogueOf, plainCatalogue } from './catalogue.ts'
import { keyFrom, measureFrom } from './declaration-form.ts'
import { declare, findIndicators, type Problem, restore, retire, reword } from './declare.ts'
import { isTelling } from './indicator-words.ts'
import { sampleIndicator } from './sample-indicator.ts'

const known = sampleIndicator({ names: ['giao quân'] })
const catalogue = catalogueOf([known])
const by = { by: 7, on: '2026-11-20' }

const problemsOf = (values: Parameters<typeof declare>[0]): Problem['kind'][] =>
  declare({ unit: 'hộ', kind: 'additive', ...values }, catalogue, by).problems.map(({ kind }) => kind)

describe('a declaration', () => {
  test('makes an indicator of what was told, and works out the rest', () => {
    const { indicator, problems } = declare(
      {
        label: 'Số hộ dùng nước sạch',
        unit: 'hộ',
        kind: 'stock',
        whole: 'Tổng số hộ',
        names: ['nước sạch'],
        label_en: 'Clean water',
      },
      catalogue,
      by,
    )
    expect(problems).toEqual([])
    expect(indicator).toEqual({
      key: 'ho_dung_nuoc_sach',
      label: { vi: 'Số hộ dùng nước sạch', en: 'Clean water' },
      unit: { vi: 'hộ', en: 'hộ' },
      measure: 'count',
      stock: true,
      whole: { vi: 'Tổng số hộ', en: 'Tổng số hộ' },
      names: ['nước sạch'],
      revision: 1,
      declaredBy: 7,
      declaredOn: '2026-11-20',
      retired: false,
    })
  })

  test.each([
    ['a single word', { label: 'Quà' }, ['too_short']],
    ['a single word after "số"', { label: 'Số quà' }, ['too_short']],
    ['a single word among the other names', { label: 'Quà tặng mới', names: ['quà'] }, ['too_short']],
    ['the name of a form', { label: 'Tiếp công dân' }, ['name_taken']],
    ['a word by which a form is told', { label: 'Ngày hội lớn', names: ['tiếp dân'] }, ['name_taken']],
    ['another name of an indicator, without diacritics', { label: 'Giao  Quan' }, ['name_taken']],
    ['the label and so the key of an indicator', { label: 'thanh niên nhập ngũ' }, ['name_taken', 'key_taken']],
    ['the key of an indicator', { label: 'Thanh niên tòng quân', key: 'thanh_nien_nhap_ngu' }, ['key_taken']],
    ['a key of other signs', { label: 'Thanh niên tòng quân', key: 'Khóa 1' }, ['key_invalid']],
    ['a label without letters', { label: '!!! ???' }, ['too_short', 'key_invalid']],
    ['a percentage', { label: 'Thanh niên tòng quân', unit: '%' }, ['percent']],
    ['a percentage in words', { label: 'Thanh niên tòng quân', unit: 'phần trăm' }, ['percent']],
    ['a number for a unit', { label: 'Thanh niên tòng quân', unit: '15' }, ['unit_invalid']],
  ])('is refused for %s', (_why, values, kinds) => {
    expect(problemsOf(values)).toEqual(kinds)
  })

  test('takes the words of a retired indicator, but not its key', () => {
    const after = catalogueOf([retire(known)])
    const { problems } = declare({ label: 'Thanh niên nhập ngũ', unit: 'người', kind: 'additive' }, after, by)
    expect(problems.map(({ kind }) => kind)).toEqual(['key_taken'])
  })

  test('says that there are no other names with "không"', () => {
    const { indicator } = declare({ label: 'Hộ nghèo mới', unit: 'hộ', names: ['không'] }, catalogue, by)
    expect(indicator.names).toEqual([])
  })
})

test('a rewording keeps what the figures mean, and may keep its own words', () => {
  const { indicator, problems } = reword(
    known,
    { label: 'Thanh niên nhập ngũ', names: ['giao quân', 'tòng quân'] },
    catalogue,
  )
  expect(problems).toEqual([])
  expect(indicator).toEqual({
    ...known,
    label: { vi: 'Thanh niên nhập ngũ', en: 'Thanh niên nhập ngũ' },
    names: ['giao quân', 'tòng quân'],
    revision: 2,
  })
})

test('an indicator is used again unless another one has taken its words meanwhile', () => {
  const gone = retire(known)
  expect(restore(gone, catalogueOf([gone]))).toEqual({ indicator: { ...known, revision: 3 }, problems: [] })
  const other = sampleIndicator({ key: 'khac', label: { vi: 'Giao quân', en: 'Drafted' } })
  expect(restore(gone, catalogueOf([gone, other])).problems.map(({ kind }) => kind)).toEqual(['name_taken'])
})

describe('the catalogue', () => {
  test('is that of the program while nothing is declared, so that its words are made ready once', () => {
    expect(catalogueOf([])).toBe(plainCatalogue)
  })

  test('reads what is in use and still knows the forms of what is not', () => {
    const after = catalogueOf([retire(known), sampleIndicator({ key: 'khac', label: { vi: 'Hộ mới', en: 'New' } })])
    expect(after.forms.map(({ key }) => key).slice(plainCatalogue.forms.length)).toEqual(['custom.khac'])
    expect(after.form('custom.thanh_nien_nhap_ngu')?.label.vi).toBe('Thanh niên nhập ngũ')
    expect(after.form('custom.khong_co')).toBeUndefined()
  })

  test.each([
    ['giao quan', ['thanh_nien_nhap_ngu']],
    ['nhập ngũ', ['thanh_nien_nhap_ngu']],
    ['thanh_nien_nhap_ngu', ['thanh_nien_nhap_ngu']],
    ['thanh niên', ['thanh_nien_nhap_ngu', 'thanh_nien_tinh_nguyen']],
    ['nước sạch', []],
  ])('finds by “%s”', (words, keys) => {
    const both = catalogueOf([
      known,
      sampleIndicator({ key: 'thanh_nien_tinh_nguyen', label: { vi: 'Thanh niên tình nguyện', en: 'Volunteers' } }),
    ])
    expect(findIndicators(words, both).map(({ key }) => key)).toEqual(keys)
  })
})

test.each([
  ['Số thanh niên nhập ngũ', 'thanh_nien_nhap_ngu'],
  ['Đường bê tông (km)', 'duong_be_tong_km'],
  ['135 hộ nghèo', 'so_135_ho_ngheo'],
  ['Tỷ lệ hộ dân cư nông thôn được sử dụng nước hợp vệ sinh', 'ho_dan_cu_nong_thon_duoc_su_dung'],
])('the key of “%s” is %s', (label, key) => {
  expect(keyFrom(label)).toBe(key)
})

test.each([
  ['km', 'amount'],
  ['m2', 'amount'],
  ['tấn', 'amount'],
  ['đồng', 'money'],
  ['triệu đồng', 'money'],
  ['hộ', 'count'],
  ['mô hình', 'count'],
  ['hạng mục', 'count'],
])('before %s stands a number of the kind %s', (unit, measure) => {
  expect(measureFrom(unit)).toBe(measure)
})

test.each([
  ['NTM', true],
  ['OCOP', true],
  ['nông thôn mới', true],
  ['quà', false],
  ['số hộ', false],
  ['ntm', false],
  ['', false],
])('whether “%s” is told from other words: %s', (name, telling) => {
  expect(isTelling(name)).toBe(telling)
})
