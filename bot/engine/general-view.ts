import { forms } from '../../domain/forms/registry.ts'
import type { Button, Message } from '../../services/channel.ts'
import { rows } from './buttons.ts'
import { unitInside } from './card-view.ts'
import { mayManageDelivery } from './delivery.ts'
import { mayInvite } from './invitation-view.ts'
import { mayManageSchedules } from './schedules-view.ts'
import type { Turn } from './turn.ts'

const example = () => `“${forms[0]?.examples[0] ?? ''}”`

const doButton = (title: string, command: string): Button => ({ title, action: `do:${command}` })

/** Forms on one page of the menu: the list of forms begins with those that are reported most. */
const MENU_FORMS = 7

const pageOf = (page: number) => forms.slice(page * MENU_FORMS, (page + 1) * MENU_FORMS)
const pages = Math.ceil(forms.length / MENU_FORMS)

/** A page of forms, the way to the next page, and on the first page what is not a form. */
const menuButtons = ({ texts, person }: Turn, page = 0): Button[][] =>
  rows([
    ...pageOf(page).map((form) => doButton(form.label[person.language], form.command)),
    page + 1 < pages
      ? { title: texts.buttons.moreForms, action: `menu:${page + 1}` }
      : doButton(texts.buttons.menu, 'menu'),
    ...(page > 0
      ? [doButton(texts.indicators.buttons.list, 'chitieu')]
      : [
          doButton(texts.buttons.figures, 'solieu'),
          doButton(texts.buttons.journal, 'nhatky'),
          doButton(texts.buttons.help, 'trogiup'),
        ]),
  ])

export const welcomeView = (turn: Turn): Message => ({
  text: [
    turn.texts.general.welcome(
      turn.person.name,
      turn.state.unitId === null ? '…' : unitInside(turn.state.unitId, turn),
    ),
    example(),
  ].join('\n'),
  buttons: menuButtons(turn),
})

/** What there is to do, in pages; the commands of every form stand on the first. */
export const menuView = (turn: Turn, page = 0): Message => {
  const { general } = turn.texts
  const shown = page > 0 && page < pages ? page : 0
  const lines = pageOf(shown).map((form) => `/${form.command} – ${form.label[turn.person.language]}`)
  const { schedules, invitations, delivery } = turn.texts
  const commands = [
    ...general.commands,
    ...(mayManageSchedules(turn) ? [schedules.command] : []),
    ...(mayInvite(turn) ? [invitations.command] : []),
    ...(mayManageDelivery(turn) ? [delivery.command] : []),
  ].map(([command, what]) => `${command} – ${what}`)
  return {
    text: [
      shown === 0 ? general.menu : general.menuPage(shown + 1, pages),
      ...lines,
      ...(shown === 0 ? ['', ...commands] : []),
    ].join('\n'),
    buttons: menuButtons(turn, shown),
  }
}

/** Said when nothing in a message could be read: what to write instead, with an example. */
export const hintView = (turn: Turn): Message => ({
  text: [turn.texts.general.hint, example()].join('\n'),
  buttons: menuButtons(turn),
})

/** How to write to the bot, and the way to the help of each form. */
export const helpView = ({ texts, person }: Turn): Message => ({
  text: [
    ...texts.general.help.map((line) => `• ${line}`),
    '',
    texts.general.helpForms,
    ...forms.map((form) => `• ${form.label[person.language]}: “${form.examples[0] ?? ''}”`),
  ].join('\n'),
  buttons: rows([
    ...forms.map((form) => ({ title: form.label[person.language], action: `help:${form.key}` })),
    doButton(texts.buttons.menu, 'menu'),
  ]),
})
