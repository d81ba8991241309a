import { rm } from 'node:fs/promises';
import { Injectable, type StreamableFile } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { VISIT_FILE_KINDS, type Actor, type FileRow } from '@keyline/model';
import { Database, Files, Journal, type FileOwner } from '@keyline/platform';
import { VisitsService } from './visits.service.js';

const owner = (visitId: string): FileOwner => ({ entity: 'visit', entityId: visitId });

/** Photos and files of a visit, behind the visit's own door; only whoever made the visit adds and removes them. */
@Injectable()
export class VisitFiles {
  constructor(
    private readonly database: Database,
    private readonly journal: Journal,
    private readonly visits: VisitsService,
    private readonly files: Files,
  ) {}

  async list(actor: Actor, visitId: string): Promise<FileRow[]> {
    await this.visits.get(actor, visitId);
    return this.files.list(owner(visitId));
  }

  async open(actor: Actor, visitId: string, fileId: string): Promise<StreamableFile> {
    await this.visits.get(actor, visitId);
    return this.files.open(owner(visitId), fileId);
  }

  /**
   * Receives a file (form fields `file` and `kind`). A phone may send the same one twice: the same bytes are kept once.
   * @throws Problem visit.not-yours (403); what `Files.receive` and `Files.attach` say.
   */
  async attach(actor: Actor, visitId: string, request: FastifyRequest): Promise<FileRow> {
    await this.visits.get(actor, visitId);
    const upload = await this.files.receive(request);
    try {
      return await this.database.transaction(async () => {
        const { accountId } = await this.visits.lockOwn(actor, visitId);
        const kept = (await this.files.list(owner(visitId))).find(({ sha256 }) => sha256 === upload.sha256);
        if (kept) return kept;
        const file = await this.files.attach(actor, owner(visitId), upload, VISIT_FILE_KINDS);
        await this.journal.record(actor, {
          action: 'visit.file-added',
          entity: 'visit',
          entityId: visitId,
          accountId,
          changes: { file: { from: null, to: file.name } },
        });
        return file;
      });
    } finally {
      await rm(upload.path, { force: true });
    }
  }

  /** @throws Problem visit.not-yours (403), record.not-found (404). */
  async remove(actor: Actor, visitId: string, fileId: string): Promise<void> {
    await this.database.transaction(async () => {
      const { accountId } = await this.visits.lockOwn(actor, visitId);
      const file = await this.files.remove(owner(visitId), fileId);
      await this.journal.record(actor, {
        action: 'visit.file-removed',
        entity: 'visit',
        entityId: visitId,
        accountId,
        changes: { file: { from: file.name, to: null } },
      });
    });
  }

  /** The visit was taken back: what lay beside it goes along. */
  async forget(visitId: string): Promise<void> {
    await this.database.transaction(async () => {
      for (const { id } of await this.files.list(owner(visitId))) await this.files.remove(owner(visitId), id);
    });
  }
}
