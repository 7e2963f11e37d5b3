import fc from 'fast-check'
import { expect, test } from 'vitest'
import { fold } from './fold.ts'
import { readMessage } from './read-message.ts'
import { context } from './testdata/reading-case.ts'

/** Affairs and tasks with words by which other forms are known. */
const matters = fc.constantFrom(
  'bộ phận một cửa làm chậm hồ sơ',
  'nhà tạm dột nát',
  'mô hình nuôi heo gây mùi hôi',
  'trường học xuống cấp',
  'nước sinh hoạt bị nhiễm phèn',
)
const tasks = fc.constantFrom(
  'số hóa hồ sơ một cửa',
  'tuyên truyền luật đất đai',
  'đối thoại với hộ bị thu hồi đất',
  'tặng quà cho hộ nghèo',
  'kiểm tra chi bộ thôn',
)
const bare = fc.boolean()

const onlyRecord = (text: string) => {
  const { intent, records } = readMessage(text, context)
  expect(records, text).toHaveLength(1)
  return { intent, form: records[0]?.form, fields: records[0]?.fields }
}

test('what people say is noted as they say it, whatever other forms count with its words', () => {
  const who = fc.constantFrom('bà con', 'người dân', 'nhân dân', 'nhiều hộ dân')
  const verb = fc.constantFrom('phản ánh', 'lo lắng về', 'phàn nàn về', 'đang rất lo ngại việc', 'kêu')
  fc.assert(
    fc.property(who, fc.integer({ min: 1, max: 40 }), verb, matters, bare, (people, number, says, matter, isBare) => {
      const typed = `${people} thôn ${number} ${says} ${matter}`
      const text = isBare ? fold(typed) : typed
      const own = (words: string) => (isBare ? fold(words) : words)
      const { form, fields } = onlyRecord(text)
      expect({ form, issue: fields?.issue, place: fields?.place }, text).toEqual({
        form: 'opinion_note',
        issue: own(matter),
        place: own(`thôn ${number}`),
      })
    }),
    { numRuns: 200 },
  )
})

test('what was given is named as it was given, whatever other forms count with its words', () => {
  const announced = fc.constantFrom('việc', 'nhiệm vụ', 'nv')
  const how = fc.constantFrom('đạt', 'mới được', 'xong', 'làm được')
  fc.assert(
    fc.property(announced, tasks, how, fc.integer({ min: 1, max: 99 }), bare, (thing, task, verb, share, isBare) => {
      const typed = `${thing} ${task} theo TB 31-TB/ĐU ${verb} ${share}%, hạn 15/12`
      const text = isBare ? fold(typed).replace('31-tb/du', '31-TB/DU') : typed
      const { intent, form, fields } = onlyRecord(text)
      expect({ intent, form, content: fold(String(fields?.content)), progress: fields?.progress }, text).toEqual({
        intent: 'update',
        form: 'task',
        content: fold(task),
        progress: share,
      })
      expect(fields?.due_date, text).toBe('2026-12-15')
    }),
    { numRuns: 200 },
  )
})

test('neither is so where something is counted: sessions and petitions stay what they are', () => {
  const counted = fc.constantFrom(
    ['Đối thoại hôm qua ở thôn 3: 60 người dự, bà con phản ánh', 'ý kiến', 'dialogue'],
    ['tiếp xúc cử tri thôn 5 có 80 cử tri, phản ánh', 'ý kiến', 'voter_contact'],
    ['nhiệm vụ tuyên truyền pháp luật:', 'buổi', 'propaganda'],
  )
  fc.assert(
    fc.property(counted, fc.integer({ min: 2, max: 90 }), ([head, noun, form], value) => {
      const text = `${head} ${value} ${noun}`
      expect(onlyRecord(text).form, text).toBe(form)
    }),
    { numRuns: 100 },
  )
})
