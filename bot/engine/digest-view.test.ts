import { expect, test } from 'vitest'
import type { DigestFacts, OwedRow } from '../../domain/digest/digest-facts.ts'
import type { FigureRow } from '../../domain/figures/figure-row.ts'
import { plainCatalogue } from '../../domain/indicators/catalogue.ts'
import type { Language } from '../../domain/language.ts'
import type { Period } from '../../domain/periods/period.ts'
import { monthPeriod } from '../../domain/periods/period-span.ts'
import { SAMPLE } from '../../domain/units/sample-tree.ts'
import { createUnitTree } from '../../domain/units/unit-tree.ts'
import { textsOf } from '../texts/texts.ts'
import { digestView } from './digest-view.ts'

const PROVINCE = 1
const [NAM, SAU, BAY] = [12, 13, 20]
const MORE = [41, 42, 43]
const tree = createUnitTree({
  ...SAMPLE,
  units: [
    ...SAMPLE.units,
    ...MORE.map((id) => ({
      id,
      code: `u${id}`,
      name: `Xã ${id}`,
      aliases: [],
      level: 'commune' as const,
      reports: [],
      validFrom: '2025-07-01',
      validTo: null,
    })),
  ],
  placements: [
    ...SAMPLE.placements,
    ...MORE.map((unitId) => ({ unitId, parentId: PROVINCE, validFrom: '2025-07-01', validTo: null })),
  ],
})
const period = monthPeriod(2026, 11, 'admin_15_14')
const before = monthPeriod(2026, 10, 'admin_15_14')

const owed = (id: number, unitId: number, rest: Partial<OwedRow>): OwedRow => ({
  id,
  unitId,
  kind: 'report',
  form: null,
  state: 'open',
  from: period.from,
  to: period.to,
  dueOn: '2026-11-18',
  handedOn: null,
  name: { vi: 'Báo cáo tháng', en: 'Monthly report' },
  ...rest,
})

const told = (of: Period, unitId: number, form: string, figures: Record<string, number>, facet = ''): FigureRow[] =>
  Object.entries(figures).map(([indicator, value]) => ({
    unitId,
    form,
    granularity: 'batch',
    cumulative: false,
    periodKey: of.key,
    span: { from: of.from, to: of.to },
    facet,
    indicator,
    value,
    entries: 1,
    latestAt: '2026-11-16T02:00:00Z',
  }))

const step = { kind: 'step' as const, name: { vi: '13-KH/BDVHU', en: '13-KH/BDVHU' } }
const dialogue = { kind: 'entries' as const, form: 'dialogue', name: { vi: 'Đối thoại', en: 'Dialogue' } }

const facts: DigestFacts = {
  unitId: PROVINCE,
  owed: [
    owed(1, NAM, { dueOn: '2026-11-16' }),
    owed(2, SAU, {}),
    owed(3, BAY, { state: 'done', handedOn: '2026-11-17' }),
    owed(4, BAY, { ...dialogue, dueOn: '2026-11-20' }),
    owed(5, SAU, { ...step, dueOn: '2026-11-13' }),
    owed(6, NAM, { ...step, dueOn: '2026-11-25' }),
    owed(7, PROVINCE, { dueOn: '2026-11-25', name: { vi: 'Báo cáo quý của tỉnh', en: 'Quarterly report' } }),
  ],
  figures: [
    ...told(period, NAM, 'petition', { petitions_pending: 34, petitions_received: 50 }),
    ...told(period, NAM, 'one_stop', { dossiers_on_time: 390, dossiers_late: 10 }),
    ...told(period, NAM, 'task', { tasks_assigned: 14, tasks_done: 10 }),
    ...told(period, SAU, 'opinion_note', { hotspots: 2 }),
    ...told(period, NAM, 'model', { models_built: 24, agencies_without_model: 3 }),
    ...told(period, NAM, 'citizen_reception', { receptions_held_by_chair: 3, receptions_delegated: 2 }, 'chair'),
    ...told(period, PROVINCE, 'petition', { petitions_received: 60 }),
    ...told(period, SAU, 'petition', { petitions_received: 10 }),
  ],
  figuresBefore: [
    ...told(before, NAM, 'petition', { petitions_pending: 30 }),
    ...told(before, NAM, 'one_stop', { dossiers_on_time: 98, dossiers_late: 2 }),
  ],
  open: [
    { unitId: NAM, form: 'petition', overdue: 3, oldestDueOn: '2026-11-11' },
    { unitId: SAU, form: 'inspection', overdue: 2, oldestDueOn: '2026-11-03' },
    { unitId: SAU, form: 'dialogue', overdue: 7, oldestDueOn: '2026-11-19' },
    { unitId: NAM, form: 'task', overdue: 3, oldestDueOn: '2026-11-19' },
    { unitId: BAY, form: 'task', overdue: 1, oldestDueOn: '2026-11-21' },
  ],
  waiting: [
    { unitId: PROVINCE, kind: 'submission' },
    { unitId: NAM, kind: 'extension' },
  ],
  planned: [
    { name: '13-KH/BDVHU', of: 'plan', from: '2026-11-26', to: '2026-11-30', units: 2 },
    { name: 'giờ giấc làm việc', of: 'record', from: '2026-11-24', to: '2026-11-24', units: null },
  ],
}

const linesIn = (language: Language, of: DigestFacts = facts): string[] => {
  const viewer = {
    texts: textsOf(language),
    tree,
    catalogue: plainCatalogue,
    today: '2026-11-23',
    person: { language },
  }
  return digestView(of, period, viewer).text.split('\n')
}

test('every kind of line, in the words of a leader', () => {
  expect(linesIn('vi')).toEqual([
    'Kỳ tháng 11/2026 (15/10–14/11/2026). Tính đến thứ Hai 23/11/2026.',
    '',
    'CẦN CHÚ Ý',
    '1. Chưa nộp báo cáo, đã quá hạn: xã Năm (7 ngày), xã Sáu (5 ngày).',
    '2. Chờ đồng chí quyết định: 1 báo cáo chờ duyệt, 1 đề nghị của đơn vị.',
    '3. Điểm nóng mới nắm được: 2.',
    '4. Đơn thư: đang giải quyết 34 đơn (kỳ trước 30), quá hạn 3 đơn, lâu nhất 12 ngày.',
    '5. Kiến nghị sau kiểm tra quá hạn khắc phục: 2, lâu nhất 20 ngày.',
    '6. Đối thoại, trả lời Nhân dân: xã Bảy (3 ngày) chưa tổ chức đối thoại; 7 ý kiến quá hạn trả lời, lâu nhất 4 ngày.',
    '7. Nhiệm vụ: quá hạn 4, ở xã Năm (3), xã Bảy (1); hoàn thành 10/14 nhiệm vụ được giao.',
    '8. Một cửa: đúng hạn 97,5% (kỳ trước 98%), trễ 10 hồ sơ.',
    '9. Việc định kỳ quá hạn: xã Sáu, việc theo kế hoạch kiểm tra 13-KH/BDVHU (10 ngày).',
    '10. Số liệu chưa khớp, cần kiểm tra lại: 1 chỗ, ở tỉnh Mẫu.',
    '',
    'TÌNH HÌNH CHUNG',
    '11. Báo cáo: nộp đúng hạn 1/3, 1 báo cáo chưa đến hạn.',
    '12. 7 ngày tới: 25/11 việc theo kế hoạch kiểm tra 13-KH/BDVHU (1 đơn vị), 25/11 báo cáo quý của tỉnh (1 đơn vị). Lịch kiểm tra: giờ giấc làm việc 24/11, 13-KH/BDVHU 26/11–30/11 (2 đơn vị).',
    '',
    'Chọn số để xem chi tiết.',
  ])
})

test('the same in English', () => {
  expect(linesIn('en').filter((line) => /^\d/.test(line))).toEqual([
    '1. Reports overdue: Xã Năm (7 days), Xã Sáu (5 days).',
    '2. Waiting for your decision: 1 report to approve, 1 request from units.',
    '3. New hotspots: 2.',
    '4. Petitions: 34 pending (30 the period before), 3 overdue, the oldest by 12 days.',
    '5. Recommendations after inspection not remedied in time: 2, the oldest 20 days overdue.',
    '6. Dialogues and answers to the public: no dialogue held by Xã Bảy (3 days); 7 answers overdue, the oldest by 4 days.',
    '7. Tasks: 4 overdue at Xã Năm (3), Xã Bảy (1); 10 of 14 tasks given are done.',
    '8. One-stop shop: 97.5% on time (98% the period before), 10 late.',
    '9. Regular duties overdue: Xã Sáu, a step of inspection plan 13-KH/BDVHU (10 days).',
    '10. Figures that do not add up: 1 place, at Tỉnh Mẫu.',
    '11. Reports: 1 of 3 on time, 1 not yet due.',
    '12. Next 7 days: 25/11 a step of inspection plan 13-KH/BDVHU (1 unit), 25/11 quarterly report (1 unit). Inspections: giờ giấc làm việc 24/11, 13-KH/BDVHU 26/11–30/11 (2 units).',
  ])
})

test('with less to attend to there is room for receptions and models', () => {
  const calm = { ...facts, owed: [], open: [], waiting: [], figuresBefore: [] }
  const lines = linesIn('vi', calm).filter((line) => /Tiếp dân|Mô hình/.test(line))
  expect(lines).toEqual([
    '4. Tiếp dân: ủy quyền 2 buổi, chiếm 40%. Ủy quyền theo chức danh: Chủ tịch UBND 40%.',
    '5. Mô hình “Dân vận khéo”: 24 mô hình. 3 đơn vị chưa có mô hình.',
  ])
})

test('of many late units the first are named and the rest counted; one that has ended is none of them', () => {
  const ended = 10
  const late = [NAM, SAU, BAY, ...MORE, ended].map((unitId, index) =>
    owed(index + 1, unitId, { dueOn: `2026-11-1${index}` }),
  )
  const [line] = linesIn('vi', { ...facts, owed: late }).filter((each) => each.startsWith('1.'))
  expect(line).toBe(
    '1. Chưa nộp báo cáo, đã quá hạn: xã Năm (13 ngày), xã Sáu (12 ngày), xã Bảy (11 ngày), xã 41 (10 ngày) và 2 đơn vị khác.',
  )
})
