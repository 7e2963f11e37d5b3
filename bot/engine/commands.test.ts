import { describe, expect, test } from 'vitest'
import { forms } from '../../domain/forms/registry.ts'
import { en } from '../texts/en.ts'
import { vi } from '../texts/vi.ts'
import { parseCommand } from './commands.ts'

/** Users and checks rely on these. */
const stable = [
  'batdau start menu tiepdan donthu doithoai cutri mohinh kiemtra vanban motcua tuyentruyen nhiemvu hotro tochuc diemnong',
  'chitieu baocao han solieu nhatky sua lui huy duyet tonghop lich moi web donvi caidat trogiup',
].flatMap((line) => line.split(' '))

const calledBy = (written: string) => {
  const call = parseCommand(written)
  return call?.form?.command ?? call?.command
}

describe('a command', () => {
  test.each(stable)('/%s is known with and without slash, in any case', (word) => {
    for (const written of [`/${word}`, word, `/${word.toUpperCase()}`, `  /${word}  `])
      expect(calledBy(written)).toBeDefined()
  })

  test.each([
    ['/tiếp dân', 'tiepdan'],
    ['/tiếp_dân', 'tiepdan'],
    ['Tiếp công dân', 'tiepdan'],
    ['/Đơn thư', 'donthu'],
    ['đơn thư', 'donthu'],
    ['Nhật ký', 'nhatky'],
    ['Số liệu', 'solieu'],
    ['HUỶ', 'huy'],
    ['huỷ bỏ', 'huy'],
    ['hủy', 'huy'],
    ['Lùi', 'lui'],
    ['trợ giúp', 'trogiup'],
    ['đổi đơn vị', 'donvi'],
    ['/bắt đầu', 'start'],
    ['/cử tri', 'cutri'],
  ])('%s means %s', (written, command) => {
    expect(calledBy(written)).toBe(command)
    expect(parseCommand(written)?.argument).toBe('')
  })

  test.each([
    ['/solieu tháng 11 xã Ia Krom', 'tháng 11 xã Ia Krom'],
    ['/số liệu quý 3', 'quý 3'],
  ])('%s carries what it is about', (written, argument) => {
    expect(parseCommand(written)).toMatchObject({ command: 'solieu', argument })
  })

  test.each([
    ['/trogiup đối thoại', 'đối thoại'],
    ['trợ giúp tiếp dân', 'tiep dan'],
    ['Hướng dẫn đơn thư', 'don thu'],
  ])('%s asks for help about a form', (written, argument) => {
    expect(parseCommand(written)).toMatchObject({ command: 'trogiup', argument })
  })

  test.each(['hướng dẫn 2 đơn', 'trợ giúp tôi với'])('“%s” asks for no help about a form', (written) => {
    expect(parseCommand(written)).toBeUndefined()
  })

  test.each(['/khongco', '/', '/__proto__', '/constructor', '/toString x'])(
    '%s is written as one, but there is none',
    (written) => {
      expect(parseCommand(written)).toMatchObject({ command: undefined })
    },
  )

  test.each([
    'Sáng nay Chủ tịch tiếp dân 8 lượt',
    'đơn thư tháng này nhận 4 đơn',
    'sửa số người thành 10',
    'hủy buổi tiếp dân ngày mai',
    '__proto__',
    '',
  ])('is not seen in “%s”', (text) => {
    expect(parseCommand(text)).toBeUndefined()
  })

  test('of every form is among the commands, and the menu names only what there is', () => {
    for (const form of forms)
      for (const written of [`/${form.command}`, form.label.vi, form.label.en])
        expect([written, parseCommand(written)?.form?.key]).toEqual([written, form.key])
    for (const catalogue of [vi, en])
      for (const [written] of catalogue.general.commands) expect(parseCommand(written ?? '')?.command).toBeDefined()
  })
})
