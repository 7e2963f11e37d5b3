import { describe, expect, test } from 'vitest'
import { zaloBotVi } from '../../texts/zalo-bot-vi.ts'
import type { Message } from '../channel.ts'
import { choiceIn, mayBeChoice, menuOf } from './menu.ts'

const withButtons = (titles: readonly string[], rest: Partial<Message> = {}): Message => ({
  text: 'Đồng chí xem lại rồi bấm Lưu.',
  buttons: titles.map((title) => [{ title, action: `do:${title}` }]),
  ...rest,
})

const card = withButtons(['Lưu', 'Sửa', 'Thêm chi tiết', 'Huỷ'])
const question = withButtons(['Bỏ qua', 'Lùi', 'Huỷ'], { text: 'Câu 3/8\nBao nhiêu người?', awaitsText: true })
const journal = withButtons(['1', '2', '3', 'Xem thêm'], {
  text: '1. Tiếp dân\n2. Đơn thư\n3. Đối thoại\n\nChọn số để xem.',
})
const reminder = withButtons(['Nộp số 1', 'Nộp số 2', 'Nhắc lại sau'], { text: '1. Báo cáo tháng\n2. Báo cáo quý' })
const list = withButtons(['Lưu', 'Bỏ bớt', 'Huỷ'], { text: '1. Số lượt: 8\n2. Số đơn: 3' })

describe('a menu', () => {
  test('has a number before each choice', () => {
    expect(menuOf(card, zaloBotVi)).toBe('Gõ số để chọn:\n1. Lưu\n2. Sửa\n3. Thêm chi tiết\n4. Huỷ')
  })

  test('of a question that awaits a figure has no numbers: they would be taken for answers', () => {
    expect(menuOf(question, zaloBotVi)).toBe('Hoặc gõ: bỏ qua · lùi · huỷ')
  })

  test('adds no numbers where the text or the choices have their own', () => {
    expect(menuOf(journal, zaloBotVi)).toBe('Gõ để chọn: 1–3 · xem thêm')
    expect(menuOf(reminder, zaloBotVi)).toBe('Gõ để chọn: nộp số 1 · nộp số 2 · nhắc lại sau')
    expect(menuOf(list, zaloBotVi)).toBe('Gõ để chọn: lưu · bỏ bớt · huỷ')
  })

  test('is not there without buttons', () => {
    expect(menuOf({ text: 'Đã lưu.' }, zaloBotVi)).toBeUndefined()
    expect(menuOf({ text: 'Đã lưu.', buttons: [[]] }, zaloBotVi)).toBeUndefined()
  })
})

describe('what is typed', () => {
  test.each(['1', '1.', '1)', ' 1 ', 'số 1', 'so 1', 'Số 1.', 'chọn 1', '1 ạ', 'Lưu', 'LUU', 'lưu.', 'luu', 'Lưu nhé'])(
    '“%s” chooses the first of a numbered menu',
    (text) => expect(choiceIn(text, card)).toBe('do:Lưu'),
  )

  test.each(['0', '5', '12', '1 2', '1, 2', 'tiếp dân 1', '1 đơn', 'lưu lại đi', '', '…'])(
    '“%s” is nothing of the menu',
    (text) => expect(choiceIn(text, card)).toBeUndefined(),
  )

  test.each(['1', '2', '3', 'số 2'])('“%s” answers a question that awaits a figure', (text) => {
    expect(choiceIn(text, question)).toBeUndefined()
  })

  test.each([
    ['bỏ qua', 'do:Bỏ qua'],
    ['Lui', 'do:Lùi'],
    ['huy', 'do:Huỷ'],
    ['hủy', 'do:Huỷ'],
  ])('“%s” chooses by its words where a figure is awaited', (text, action) => {
    expect(choiceIn(text, question)).toBe(action)
  })

  test('a number chooses what has that number by itself', () => {
    expect(choiceIn('2', journal)).toBe('do:2')
    expect(choiceIn('4', journal)).toBeUndefined()
    expect(choiceIn('2', reminder)).toBe('do:Nộp số 2')
    expect(choiceIn('3', reminder)).toBeUndefined()
    expect(choiceIn('nộp số 1', reminder)).toBe('do:Nộp số 1')
    expect(choiceIn('1', list)).toBeUndefined()
  })

  test('marks before a title need not be typed', () => {
    expect(choiceIn('dat dai', withButtons(['✓ Đất đai', 'Môi trường']))).toBe('do:✓ Đất đai')
  })

  test('a figure that a question offers is the answer and not the choice', () => {
    expect(choiceIn('20', withButtons(['20', '2.000'], { awaitsText: true }))).toBeUndefined()
  })

  test('only what is short is looked up', () => {
    expect([mayBeChoice('1'), mayBeChoice('lưu'), mayBeChoice(' … '), mayBeChoice('x'.repeat(61))]).toEqual([
      true,
      true,
      false,
      false,
    ])
  })
})
