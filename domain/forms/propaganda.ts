import { both, not, whenEvent, whenIs } from './conditions.ts'
import { figure, numberOf } from './contribution.ts'
import { choice, count, EITHER, field, indicator, options } from './declare.ts'
import { facetOf } from './facet.ts'
import type { Form, Indicator, Requirement } from './form.ts'
import { propagandaReading } from './propaganda-reading.ts'

const sessionsNoun = { vi: 'buổi', en: 'sessions' }
const turnsNoun = { vi: 'lượt người', en: 'attendances' }
const peopleNoun = { vi: 'người', en: 'people' }
const sitesNoun = { vi: 'điểm', en: 'sites' }
const itemsNoun = { vi: 'tin, bài', en: 'items' }
const postsNoun = { vi: 'bài đăng', en: 'posts' }
const interactionsNoun = { vi: 'lượt tương tác', en: 'interactions' }
const giftsNoun = { vi: 'vật phẩm', en: 'gifts' }

/** Nobody attends what is broadcast or posted. */
const broadcast = whenIs('pform', 'loudspeaker', 'social')
const attended = not(broadcast)

/** What was written, aired or posted is a report too, without any session. */
const countsPeople: Requirement = (record) =>
  attended(record) &&
  (record.granularity === 'event' ||
    record.values.sessions !== undefined ||
    record.values.attendee_turns !== undefined ||
    !['items', 'posts', 'interactions'].some((field) => record.values[field] !== undefined))

/** In one session nobody attends twice: the attendances are people. */
const attendees: Indicator['value'] = ({ granularity, values }) =>
  granularity === 'event' && values.sessions === 1 ? numberOf(values, 'attendee_turns') : undefined

const toCadres: Requirement = ({ values }) => Array.isArray(values.target) && values.target.includes('cadre')

/** F9. Sessions, broadcasts and posts that make policies and laws known. */
export const propaganda: Form = {
  key: 'propaganda',
  label: { vi: 'Tuyên truyền, phổ biến, quán triệt', en: 'Propaganda session' },
  command: 'tuyentruyen',
  examples: [
    'Sáng nay tổ chức hội nghị tuyên truyền Luật Cư trú, 120 người dự',
    'Tháng 11 tuyên truyền lưu động 32 buổi, 8.463 lượt người dự, tặng 172 mũ bảo hiểm',
    'Tháng 11 phát 12 tin, bài trên loa truyền thanh',
  ],
  editExample: { event: 'sửa số người thành 110', batch: 'sửa số buổi thành 33' },
  reading: propagandaReading,
  facet: ({ pform, topic_text }) => facetOf(pform, topic_text),
  implied: [{ when: both(whenEvent, attended), values: { sessions: 1 } }],
  fields: [
    choice(
      ['pform', 'Hình thức', 'Form'],
      options([
        ['conference', 'Hội nghị', 'Conference'],
        ['integrated', 'Lồng ghép', 'Within another event'],
        ['loudspeaker', 'Loa truyền thanh', 'Loudspeaker'],
        ['social', 'Mạng xã hội', 'Social media'],
        ['door_to_door', 'Đến từng hộ (cá biệt)', 'Door to door'],
        ['school', 'Tại trường học', 'At schools'],
        ['law_dissemination', 'Phổ biến pháp luật', 'Law dissemination'],
        ['mobile', 'Lưu động', 'Mobile'],
      ]),
      EITHER,
      { required: whenEvent },
    ),
    field(['topic_text', 'Nội dung, văn bản', 'Topic'], { name: 'text', lengthMax: 300 }, EITHER, {
      question: { vi: 'Tuyên truyền nội dung, văn bản nào?', en: 'What was it about, which document?' },
      required: whenEvent,
    }),
    count(['sessions', 'Số buổi/cuộc', 'Sessions'], sessionsNoun, EITHER, {
      question: { vi: 'Bao nhiêu buổi?', en: 'How many sessions?' },
      required: countsPeople,
    }),
    count(['attendee_turns', 'Lượt người dự', 'Attendance'], turnsNoun, EITHER, {
      question: { vi: 'Bao nhiêu lượt người dự?', en: 'How many attended?' },
      required: countsPeople,
    }),
    field(
      ['target', 'Đối tượng', 'Target group'],
      {
        name: 'choices',
        options: options([
          ['cadre', 'Cán bộ, đảng viên', 'Cadres'],
          ['people', 'Người dân', 'The people'],
          ['student', 'Học sinh', 'Students'],
          ['religious', 'Tín đồ tôn giáo', 'Religious followers'],
          ['ethnic', 'Đồng bào dân tộc thiểu số', 'Ethnic minorities'],
          ['enterprise', 'Doanh nghiệp', 'Enterprises'],
        ]),
      },
      EITHER,
      { question: { vi: 'Đối tượng nào dự? Có thể chọn nhiều.', en: 'Who attended? You may choose several.' } },
    ),
    count(['sites', 'Số điểm (trường, thôn, hộ)', 'Sites'], sitesNoun, EITHER, {
      question: { vi: 'Tại bao nhiêu điểm (trường, thôn, hộ)?', en: 'At how many schools, villages or homes?' },
    }),
    count(['items', 'Tin, bài phát', 'Items broadcast'], itemsNoun, EITHER, {
      question: { vi: 'Bao nhiêu tin, bài?', en: 'How many items were broadcast?' },
      required: whenIs('pform', 'loudspeaker'),
    }),
    count(['posts', 'Bài đăng mạng xã hội', 'Posts'], postsNoun, EITHER, {
      question: { vi: 'Đăng bao nhiêu bài?', en: 'How many posts?' },
      required: whenIs('pform', 'social'),
    }),
    count(['interactions', 'Lượt tương tác', 'Interactions'], interactionsNoun, EITHER, {
      question: { vi: 'Bao nhiêu lượt tương tác?', en: 'How many interactions?' },
    }),
    count(['gifts', 'Vật phẩm tặng', 'Gifts'], giftsNoun, EITHER, {
      question: { vi: 'Tặng bao nhiêu vật phẩm (mũ bảo hiểm, tờ rơi)?', en: 'How many gifts (helmets, leaflets)?' },
    }),
  ],
  granularityQuestion: {
    vi: 'Đồng chí ghi một buổi tuyên truyền hay số gộp của cả kỳ?',
    en: 'One session, or the total of a period?',
  },
  granularityLabels: {
    event: { vi: 'Một buổi', en: 'One session' },
    batch: { vi: 'Số gộp cả kỳ', en: 'Period total' },
  },
  whenQuestion: {
    event: { vi: 'Tuyên truyền ngày nào?', en: 'On which day was it?' },
    batch: { vi: 'Số liệu của kỳ nào?', en: 'For which period?' },
  },
  questions: [
    { key: 'when', fields: ['when'] },
    { key: 'pform', fields: ['pform'], text: { vi: 'Tuyên truyền bằng hình thức nào?', en: 'In which form?' } },
    { key: 'topic', fields: ['topic_text'] },
    {
      key: 'numbers',
      fields: ['sessions', 'attendee_turns'],
      text: { vi: 'Bao nhiêu buổi, bao nhiêu lượt người dự?', en: 'How many sessions, how many attended?' },
      example: '32 buổi 8.463 lượt',
    },
    { key: 'sites', fields: ['sites'] },
  ],
  checks: [
    { kind: 'within', key: 'attendance', figure: 'attendee_turns', per: 'sessions', min: 5, max: 1000 },
    {
      kind: 'nothing',
      key: 'no_session',
      when: both(attended, whenIs('sessions', 0)),
      fields: ['attendee_turns'],
    },
  ],
  indicators: [
    indicator(
      ['propaganda_sessions', 'Buổi tuyên truyền', 'Propaganda sessions'],
      sessionsNoun,
      figure('sessions', attended),
    ),
    indicator(
      ['propaganda_attendee_turns', 'Lượt người dự tuyên truyền', 'Attendance'],
      turnsNoun,
      figure('attendee_turns', attended),
    ),
    indicator(['propaganda_attendees', 'Người dự từng buổi', 'People at single sessions'], peopleNoun, attendees),
    indicator(
      ['cadres_briefed', 'Lượt cán bộ được quán triệt', 'Cadres briefed'],
      turnsNoun,
      figure('attendee_turns', toCadres),
    ),
    indicator(
      ['schools_reached', 'Trường học', 'Schools reached'],
      { vi: 'trường', en: 'schools' },
      figure('sites', whenIs('pform', 'school')),
    ),
    indicator(
      ['households_reached', 'Hộ được tuyên truyền', 'Households reached'],
      { vi: 'hộ', en: 'households' },
      figure('sites', whenIs('pform', 'door_to_door')),
    ),
    indicator(
      ['broadcast_items', 'Tin, bài phát thanh', 'Items broadcast'],
      itemsNoun,
      figure('items', whenIs('pform', 'loudspeaker')),
    ),
    indicator(
      ['articles_written', 'Tin, bài viết', 'Articles written'],
      itemsNoun,
      figure('items', not(whenIs('pform', 'loudspeaker'))),
    ),
    indicator(['social_posts', 'Bài đăng mạng xã hội', 'Posts'], postsNoun, figure('posts')),
    indicator(['social_interactions', 'Lượt tương tác', 'Interactions'], interactionsNoun, figure('interactions')),
    indicator(['helmets_given', 'Vật phẩm tặng', 'Gifts'], giftsNoun, figure('gifts')),
  ],
  summary: ['pform', 'topic_text'],
  headline: ['propaganda_sessions', 'propaganda_attendee_turns'],
  ratios: [],
}
