import { expect, test } from 'vitest'
import type { Unit } from '../units/unit.ts'
import { createUnitTree } from '../units/unit-tree.ts'
import { readInvitee } from './read-invitee.ts'

const unit = (id: number, name: string, level: Unit['level'] = 'commune'): Unit => ({
  id,
  code: `u${id}`,
  name,
  aliases: [],
  level,
  validFrom: '2025-07-01',
  validTo: null,
  reports: [],
})

const units = [
  unit(1, 'Tỉnh Đông Lam', 'province'),
  unit(2, 'Xã Ia Hlôi'),
  unit(3, 'Phường Đông Cẩm'),
  unit(4, 'Sở Nội vụ', 'office'),
  unit(5, 'Hội Nông dân xã Ia Hlôi', 'organisation'),
]
const tree = createUnitTree({
  units,
  placements: units.slice(1).map(({ id }) => ({ unitId: id, parentId: 1, validFrom: '2025-07-01', validTo: null })),
  successions: [],
})
const read = (text: string) => {
  const { units: found, ...rest } = readInvitee(text, { tree, today: '2026-11-20' })
  return { ...rest, ...(found !== undefined && { units: found.map(({ id }) => id) }) }
}

const an = { name: 'Nguyễn Văn An', units: [2], role: 'official', phone: '84912345678' }

test.each([
  'Nguyễn Văn An, xã Ia Hlôi, cán bộ, 0912345678',
  'Nguyễn Văn An; xa ia hloi; can bo; 0912 345 678',
  'mời đồng chí Nguyễn Văn An, cán bộ xã Ia Hlôi, sđt 0912.345.678',
  '0912-345-678, Nguyễn Văn An, chuyên viên, Ia Hlôi',
  'đ/c Nguyễn Văn An xã Ia Hlôi công chức +84 912 345 678',
  'Họ tên: Nguyễn Văn An\nxã Ia Hlôi\nvăn thư\nĐT: 0912345678',
])('“%s” names the person, the unit, the role and the number', (text) => expect(read(text)).toEqual(an))

test.each([
  ['Trần Thị Bình, phường Đông Cẩm, Chủ tịch', { name: 'Trần Thị Bình', units: [3], role: 'leader' }],
  ['Trần Thị Bình, phó chủ tịch phường Đông Cẩm', { name: 'Trần Thị Bình', units: [3], role: 'leader' }],
  ['le van cuong, chanh van phong, so noi vu', { name: 'le van cuong', units: [4], role: 'head' }],
  ['Lê Văn Cường, trưởng phòng Sở Nội vụ', { name: 'Lê Văn Cường', units: [4], role: 'head' }],
  ['H’Lan Ksor, quản trị, tỉnh Đông Lam', { name: 'H’Lan Ksor', units: [1], role: 'administrator' }],
  ['Rơ Châm Hùng, Hội Nông dân xã Ia Hlôi, cán bộ', { name: 'Rơ Châm Hùng', units: [5], role: 'official' }],
])('“%s” is read in whatever order and spelling', (text, expected) => expect(read(text)).toEqual(expected))

test.each([
  ['Phạm Văn Dũng', { name: 'Phạm Văn Dũng' }],
  ['cán bộ', { role: 'official' }],
  ['xã Ia Hlôi', { units: [2] }],
  ['0912345678', { phone: '84912345678' }],
  ['12345', {}],
  ['', {}],
  ['???', {}],
])('“%s” alone tells only what it says', (text, expected) => expect(read(text)).toEqual(expected))

test('words that are meant as a unit and name none are told apart from a name', () => {
  expect(read('xã Không Có')).toEqual({ units: [] })
  expect(read('Nguyễn Văn An, phường Xa Lắc')).toEqual({ name: 'Nguyễn Văn An', units: [] })
})

test('a number that is no telephone number is no part of the name', () =>
  expect(read('Nguyễn Văn An, xã Ia Hlôi, 1234')).toEqual({ name: 'Nguyễn Văn An', units: [2] }))
