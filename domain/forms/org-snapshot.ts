import { always, whenIs } from './conditions.ts'
import { figure } from './contribution.ts'
import { BATCH, count, field, indicator } from './declare.ts'
import type { Form, Indicator } from './form.ts'
import { orgSnapshotReading } from './org-snapshot-reading.ts'

const teamsNoun = { vi: 'tổ', en: 'teams' }
const villagesNoun = { vi: 'thôn', en: 'villages' }
const peopleNoun = { vi: 'người', en: 'people' }
const communesNoun = { vi: 'xã', en: 'communes' }
const agenciesNoun = { vi: 'cơ quan', en: 'agencies' }

const assigned: Indicator['value'] = ({ values: { leader_assigned } }) =>
  typeof leader_assigned === 'boolean' ? Number(leader_assigned) : undefined

/** F12. How the work with the people is organised at the end of a period; every figure is a state and never adds up. */
export const orgSnapshot: Form = {
  key: 'org_snapshot',
  label: { vi: 'Tổ chức, nhân sự dân vận', en: 'Organisation snapshot' },
  command: 'tochuc',
  examples: [
    '6 tháng: 74 thôn, có 74 tổ dân vận, Ban Chỉ đạo QCDC 15 người, có lãnh đạo phụ trách, 2 cán bộ giúp việc',
    'Quý 3 toàn xã có 19/19 thôn thành lập tổ dân vận, đã phân công lãnh đạo phụ trách',
  ],
  editExample: { batch: 'sửa số tổ dân vận thành 18' },
  reading: orgSnapshotReading,
  facet: () => '',
  fields: [
    count(['mass_teams', 'Số tổ dân vận', 'Village teams'], teamsNoun, BATCH, {
      question: { vi: 'Có bao nhiêu tổ dân vận?', en: 'How many village teams are there?' },
      required: always,
    }),
    count(['villages', 'Số thôn, tổ dân phố', 'Villages'], villagesNoun, BATCH, {
      question: { vi: 'Có bao nhiêu thôn, tổ dân phố?', en: 'How many villages are there?' },
      required: always,
    }),
    count(['committee_members', 'Thành viên BCĐ QCDC', 'Committee members'], peopleNoun, BATCH, {
      question: {
        vi: 'Ban Chỉ đạo thực hiện Quy chế dân chủ có bao nhiêu thành viên?',
        en: 'How many members has the committee for grassroots democracy?',
      },
    }),
    field(['leader_assigned', 'Có lãnh đạo phụ trách dân vận', 'Leader assigned'], { name: 'yes-no' }, BATCH, {
      question: {
        vi: 'Đã phân công lãnh đạo phụ trách công tác dân vận chưa?',
        en: 'Has a leader been put in charge of the work?',
      },
      required: always,
    }),
    field(['leader_title', 'Chức danh lãnh đạo phụ trách', 'Position'], { name: 'text', lengthMax: 120 }, BATCH, {
      question: { vi: 'Lãnh đạo phụ trách giữ chức danh gì?', en: 'What is the leader’s position?' },
      offered: whenIs('leader_assigned', true),
    }),
    count(['staff', 'Cán bộ giúp việc', 'Staff'], peopleNoun, BATCH, {
      question: { vi: 'Có bao nhiêu cán bộ giúp việc?', en: 'How many staff help with it?' },
    }),
    count(['communes', 'Số xã, phường', 'Communes'], communesNoun, BATCH, {
      question: { vi: 'Trên địa bàn có bao nhiêu xã, phường?', en: 'How many communes are there?' },
    }),
  ],
  whenQuestion: { batch: { vi: 'Số liệu tính đến kỳ nào?', en: 'As of which period?' } },
  questions: [
    { key: 'when', fields: ['when'] },
    {
      key: 'teams',
      fields: ['mass_teams', 'villages'],
      text: { vi: 'Có bao nhiêu tổ dân vận, bao nhiêu thôn, tổ dân phố?', en: 'How many village teams and villages?' },
      example: '19 tổ dân vận, 19 thôn',
    },
    { key: 'committee', fields: ['committee_members'] },
    { key: 'leader', fields: ['leader_assigned'] },
    { key: 'staff', fields: ['staff'] },
  ],
  checks: [{ kind: 'ratio_le', key: 'teams', lesser: [{ field: 'mass_teams' }], greater: [{ field: 'villages' }] }],
  indicators: [
    indicator(['village_mass_teams', 'Tổ dân vận', 'Village teams'], teamsNoun, figure('mass_teams'), {
      stock: 'closing',
    }),
    indicator(['villages', 'Thôn, tổ dân phố', 'Villages'], villagesNoun, figure('villages'), { stock: 'closing' }),
    indicator(
      ['qcdc_committee_members', 'Thành viên BCĐ QCDC', 'Committee members'],
      peopleNoun,
      figure('committee_members'),
      { stock: 'closing' },
    ),
    indicator(
      ['assigned_leader_per_agency', 'Cơ quan có lãnh đạo phụ trách', 'Agencies with a leader in charge'],
      agenciesNoun,
      assigned,
      { stock: 'closing' },
    ),
    indicator(['mass_work_staff', 'Cán bộ giúp việc', 'Staff'], peopleNoun, figure('staff'), { stock: 'closing' }),
    indicator(['commune_count', 'Xã, phường', 'Communes'], communesNoun, figure('communes'), { stock: 'closing' }),
  ],
  summary: [],
  headline: ['village_mass_teams', 'villages'],
  ratios: [
    {
      key: 'mass_teams_pct',
      label: { vi: 'Tỷ lệ thôn có tổ dân vận', en: 'Villages with a team' },
      perRecord: false,
      numerator: 'village_mass_teams',
      denominator: ['villages'],
    },
  ],
}
