import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { WarningRow } from './warning-register.projection.js';

@Entity({ name: 'warning_register', synchronize: false })
export class Warning {
  @PrimaryColumn({ name: 'warning_id', type: 'text' }) warningId: string;
  @Column({ name: 'matter_id', type: 'text' }) matterId: string;
  @Column({ name: 'organisation_id', type: 'text' }) organisationId: string;
  @Column({ type: 'text' }) responsible: string;
  @Column({ type: 'text' }) clock: string;
  @Column({ name: 'about_category', type: 'text' }) aboutCategory: string;
  @Column({ name: 'about_id', type: 'text' }) aboutId: string;
  @Column({ name: 'rule_id', type: 'text' }) ruleId: string;
  @Column({ type: 'text' }) status: WarningRow['status'];
  @Column({ type: 'text' }) band: WarningRow['band'];
  @Column({ type: 'boolean' }) overdue: boolean;
  @Column({ name: 'due_at', type: 'timestamptz' }) dueAt: Date;
  @Column({ type: 'jsonb' }) warnings: WarningRow['warnings'];
  @Column({ type: 'jsonb' }) pending: WarningRow['pending'];
  @Column({ type: 'jsonb', nullable: true }) call: object | null;
  @Column({ type: 'jsonb' }) letters: WarningRow['letters'];
  @Column({ type: 'jsonb', nullable: true }) talk: object | null;
  @Column({ name: 'met_at', type: 'timestamptz', nullable: true }) metAt: Date | null;
}
