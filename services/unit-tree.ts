export type { Unit } from '../domain/units/unit.ts'
export type { UnitTree } from '../domain/units/unit-tree.ts'
