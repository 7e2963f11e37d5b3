import { type Outcome, outcome, type Turn } from './turn.ts'

/** `/caidat` › calendar: what it is, a new address, off. */
export const onFeedPress = (verb: string, turn: Turn): Outcome => {
  const { state, texts, publicUrl, newId } = turn
  const { calendar } = texts
  const button = { title: calendar.button, action: 'feed' }
  switch (verb) {
    case 'renew': {
      if (publicUrl === undefined) return outcome(state, { text: calendar.off })
      const secret = newId()
      return {
        state,
        effects: [{ kind: 'act', act: { do: 'feed.renew', secret }, notices: [] }],
        replies: [{ text: `${calendar.address(`${publicUrl}/calendar/${secret}.ics`)}\n\n${calendar.private}` }],
      }
    }
    case 'end':
      return {
        state,
        effects: [{ kind: 'act', act: { do: 'feed.end' }, notices: [] }],
        replies: [{ text: calendar.ended, buttons: [[button]] }],
      }
    default:
      return outcome(state, {
        text: publicUrl === undefined ? calendar.off : calendar.explained,
        ...(publicUrl !== undefined && {
          buttons: [
            [
              { title: calendar.buttons.renew, action: 'feed:renew' },
              { title: calendar.buttons.end, action: 'feed:end' },
            ],
          ],
        }),
      })
  }
}
