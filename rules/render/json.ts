import type { Report, RepositoryReport } from '../engine/types.ts';

/** The report as JSON; the same report gives the same bytes. */
export const renderJson = (report: Report): string => `${JSON.stringify(report, null, 2)}\n`;

/** One repository as one line. */
export const renderJsonLine = (repository: RepositoryReport): string => `${JSON.stringify(repository)}\n`;
