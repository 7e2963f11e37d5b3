import { type LoadedConversation, loadConversation } from '../db/conversations.ts'
import type { Database } from '../db/database.ts'
import { type DeliveryQuestion, deliveryFacts } from '../db/delivery-facts.ts'
import { deliverySettings } from '../db/delivery-settings.ts'
import { type DigestQuestion, digestFacts } from '../db/digest-facts.ts'
import { entriesBehind, entryWithHistory, figuresOf, ownEntries } from '../db/entries.ts'
import { followUpWithHistory, openEntries, openMatters } from '../db/follow-ups.ts'
import { plansInSight, planWithSteps } from '../db/inspection-plans.ts'
import { pastOf } from '../db/past-totals.ts'
import { planStepsInSight } from '../db/plan-steps.ts'
import { obligationDetails, owedReports, waitingReports } from '../db/reports.ts'
import { calendarRulesFacts, schedulesFacts } from '../db/schedules.ts'
import { forms } from '../domain/forms/registry.ts'

export type { LoadedConversation } from '../db/conversations.ts'

/** What is read together with the conversation. */
export type FactsRequest =
  | { kind: 'none' }
  | { kind: 'journal'; form?: string; date?: string; offset: number; limit: number }
  | { kind: 'entry'; id: string }
  | { kind: 'behind'; unitId: number; form: string; from: string; to: string }
  | { kind: 'figures'; unitId: number | null; from: string; to: string }
  | { kind: 'matters'; today: string }
  | { kind: 'follow-up'; number: number }
  | { kind: 'open-entries'; form: string; today: string }
  | { kind: 'plans'; today: string; limit: number }
  | { kind: 'plan'; id: number; today: string }
  | { kind: 'plan-steps'; number: string | null; today: string }
  | ({ kind: 'digest' } & DigestQuestion)
  | { kind: 'past'; records: { form: string; unitId: number | null }[]; today: string }
  | { kind: 'reports'; period: string | null; today: string }
  | { kind: 'obligation'; id: number; today: string }
  | { kind: 'waiting'; today: string }
  | { kind: 'schedules' }
  | { kind: 'calendar' }
  | { kind: 'settings' }
  | { kind: 'delivery'; question: DeliveryQuestion }

/** Entries read to explain one figure. */
const BEHIND_MAX = 100

/** Of each form whose events have names, the field that holds it. */
const nameFields = Object.fromEntries(forms.flatMap(({ key, uniqueName }) => (uniqueName ? [[key, uniqueName]] : [])))

/** Open follow-ups, and entries with a deadline, that are listed at once. */
const MATTERS_MAX = 50

/** Entries of one form that something is awaited of. */
const OPEN_ENTRIES_MAX = 20

/** Reports that are listed at once, owed or waiting. */
const REPORTS_MAX = 30

const queryOf = (request: FactsRequest) => {
  switch (request.kind) {
    case 'none':
      return undefined
    case 'journal':
      return ownEntries(request)
    case 'entry':
      return entryWithHistory(request.id)
    case 'behind':
      return entriesBehind({ ...request, limit: BEHIND_MAX })
    case 'figures':
      return figuresOf(request)
    case 'matters':
      return openMatters({ ...request, limit: MATTERS_MAX })
    case 'follow-up':
      return followUpWithHistory(request.number)
    case 'open-entries':
      return openEntries({ ...request, limit: OPEN_ENTRIES_MAX })
    case 'plans':
      return plansInSight(request)
    case 'plan':
      return planWithSteps(request)
    case 'plan-steps':
      return planStepsInSight(request)
    case 'digest':
      return digestFacts(request)
    case 'past':
      return pastOf({ ...request, names: nameFields })
    case 'reports':
      return owedReports({ ...request, limit: REPORTS_MAX })
    case 'obligation':
      return obligationDetails(request)
    case 'schedules':
      return schedulesFacts
    case 'calendar':
      return calendarRulesFacts
    case 'settings':
      return deliverySettings
    case 'delivery':
      return deliveryFacts(request.question)
    case 'waiting':
      return waitingReports({ ...request, limit: REPORTS_MAX })
  }
}

/** Everything an answer needs, in one round trip. Undefined: nobody is linked to the account. */
export const openConversation = (
  { run }: Database,
  update: { channel: string; sender: string; updateKey: string },
  facts: FactsRequest,
): Promise<LoadedConversation | undefined> => loadConversation(run, update, queryOf(facts))
