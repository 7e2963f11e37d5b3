import { expect, test } from 'vitest'
import { calendarFeed } from './calendar-feed.ts'

const event = {
  id: 'obligation-7',
  from: '2026-11-18',
  to: '2026-11-18',
  title: 'Hạn nộp: Báo cáo tháng 11, xã Ia Pnôm',
  changedAt: '2026-11-15T01:00:00Z',
}

const lines = (text: string) => text.replaceAll('\r\n ', '').split('\r\n')

test('an event is a whole day in any time zone, with an id that stays and the time it changed', () => {
  const feed = lines(calendarFeed('Giao Ban', [event]))
  expect(feed).toContain('DTSTART;VALUE=DATE:20261118')
  expect(feed).toContain('DTEND;VALUE=DATE:20261119')
  expect(feed).toContain('UID:obligation-7@giao-ban')
  expect(feed).toContain('DTSTAMP:20261115T010000Z')
  expect(feed).toContain('SUMMARY:Hạn nộp: Báo cáo tháng 11\\, xã Ia Pnôm')
  expect(feed).toContain('TRANSP:TRANSPARENT')
})

test('several days end on the day after the last', () => {
  const feed = lines(calendarFeed('Giao Ban', [{ ...event, from: '2027-04-05', to: '2027-04-20' }]))
  expect(feed).toContain('DTSTART;VALUE=DATE:20270405')
  expect(feed).toContain('DTEND;VALUE=DATE:20270421')
})

test('words cannot break out of their line', () => {
  const feed = lines(calendarFeed('Giao Ban', [{ ...event, title: 'a\r\nEND:VCALENDAR\r\nX:1;b' }]))
  expect(feed.filter((line) => line === 'END:VCALENDAR')).toHaveLength(1)
  expect(feed.filter((line) => line.startsWith('X:1'))).toEqual([])
})

test('without anything to do it is a calendar all the same', () => {
  const feed = lines(calendarFeed('Giao Ban', []))
  expect(feed[0]).toBe('BEGIN:VCALENDAR')
  expect(feed).not.toContain('BEGIN:VEVENT')
})
