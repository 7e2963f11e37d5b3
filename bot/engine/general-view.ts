import { forms } from '../../domain/forms/registry.ts'
import type { Button, Message } from '../../services/channel.ts'
import { rows } from './buttons.ts'
import { unitInside } from './card-view.ts'
import type { Turn } from './turn.ts'

const example = () => `“${forms[0]?.examples[0] ?? ''}”`

const doButton = (title: string, command: string): Button => ({ title, action: `do:${command}` })

const menuButtons = ({ texts, person }: Turn): Button[][] =>
  rows([
    ...forms.map((form) => doButton(form.label[person.language], form.command)),
    doButton(texts.buttons.figures, 'solieu'),
    doButton(texts.buttons.journal, 'nhatky'),
    doButton(texts.buttons.help, 'trogiup'),
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

export const menuView = (turn: Turn): Message => ({
  text: [turn.texts.general.menu, ...turn.texts.general.commands.map(([command, what]) => `${command} – ${what}`)].join(
    '\n',
  ),
  buttons: menuButtons(turn),
})

/** Said when nothing in a message could be read: what to write instead, with an example. */
export const hintView = (turn: Turn): Message => ({
  text: [turn.texts.general.hint, example()].join('\n'),
  buttons: menuButtons(turn),
})

export const helpView = (turn: Turn): Message => ({
  text: [
    ...turn.texts.general.help.map((line) => `• ${line}`),
    ...forms.map((form) =>
      [
        `\n${turn.texts.general.helpForm(form.label[turn.person.language])}`,
        ...form.examples.map((line) => `“${line}”`),
      ].join('\n'),
    ),
  ].join('\n'),
  buttons: menuButtons(turn),
})
