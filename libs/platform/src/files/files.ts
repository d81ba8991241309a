import { rm } from 'node:fs/promises';
import type { Readable } from 'node:stream';
import { Injectable, StreamableFile } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import sql from 'sql-template-tag';
import { FILE_LIMIT, fileKind, type Actor, type FileRow } from '@keyline/model';
import { Clock } from '../clock.js';
import { Database } from '../database/database.js';
import { newId } from '../ids.js';
import { log } from '../log.js';
import { fieldProblem, notFound, Problem } from '../problem.js';
import { FileStore } from './file-store.js';
import { isShownInline, mediaTypeOf } from './media-type.js';
import { receiveFile, type Upload } from './receive.js';

/** The record that a file lies beside. Whoever asks has let the caller in to that record. */
export interface FileOwner {
  entity: string;
  entityId: string;
}
const columns = sql`f.id, f.kind, f.name, f.media_type as "mediaType", f.size::int as size, f.sha256, f.uploaded_by as "uploadedBy",
  p.name as "uploadedByName", f.uploaded_at as "uploadedAt"`;

/**
 * Files beside records. Who may see, add and remove them is the question of the room that owns the record; it asks its door first.
 * What a file is, its bytes say; a name can neither leave its folder nor lie about its end.
 */
@Injectable()
export class Files {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly store: FileStore,
  ) {}

  /**
   * Receives the file of a form (field `file`, beside it `kind`) into the arrivals.
   * @throws Problem file.missing (400), file.too-large (413), request.malformed (400).
   */
  receive(request: FastifyRequest): Promise<Upload> {
    return receiveFile(request, this.store.arrivals, { limit: FILE_LIMIT, missing: 'file.missing' });
  }

  /**
   * Keeps a received file beside the record; inside the caller's transaction. Bytes whose row did not commit are nobody's: no door leads there.
   * @param kinds the kinds that the record knows
   * @throws Problem file.empty, file.type-refused, rule.refused for an unknown kind (422).
   */
  async attach(actor: Pick<Actor, 'id'>, owner: FileOwner, upload: Upload, kinds: readonly string[]): Promise<FileRow> {
    const id = newId();
    try {
      const kind = fileKind.safeParse(upload.fields['kind'] ?? 'other');
      if (!kind.success || !kinds.includes(kind.data))
        throw fieldProblem('rule.refused', 'kind', 'field.unknown-value', { rule: 'file kind' });
      if (upload.size === 0) throw new Problem('file.empty', { fields: { file: 'file.empty' } });
      const mediaType = mediaTypeOf(await this.store.headOf(upload.path), upload.fileName);
      if (!mediaType) throw new Problem('file.type-refused', { fields: { file: 'file.type-refused' } });
      await this.store.keep(id, upload.path);
      await this.database.execute(sql`
        insert into stored_file (id, entity, entity_id, kind, name, media_type, size, sha256, uploaded_by, uploaded_at)
        values (${id}::uuid, ${owner.entity}, ${owner.entityId}::uuid, ${kind.data}, ${upload.fileName}, ${mediaType}, ${upload.size}::bigint,
          ${upload.sha256}, ${actor.id}::uuid, ${this.clock.now()}::timestamptz)`);
    } catch (error) {
      await rm(upload.path, { force: true });
      await this.store.remove(id);
      throw error;
    }
    return this.get(owner, id);
  }

  /** Newest first. */
  list({ entity, entityId }: FileOwner): Promise<FileRow[]> {
    return this.database.rows<FileRow>(sql`
      select ${columns} from stored_file f left join person p on p.id = f.uploaded_by
      where f.entity = ${entity} and f.entity_id = ${entityId}::uuid order by f.uploaded_at desc, f.id`);
  }

  /** @throws Problem record.not-found (404), also for a file of another record. */
  async get({ entity, entityId }: FileOwner, fileId: string): Promise<FileRow> {
    const file = await this.database.maybeRow<FileRow>(sql`
      select ${columns} from stored_file f left join person p on p.id = f.uploaded_by
      where f.id = ${fileId}::uuid and f.entity = ${entity} and f.entity_id = ${entityId}::uuid`);
    if (!file) throw notFound();
    return file;
  }

  /** The file as an answer: shown only when it cannot run, otherwise downloaded. @throws Problem record.not-found (404), file.gone (410). */
  async open(owner: FileOwner, fileId: string): Promise<StreamableFile> {
    const file = await this.get(owner, fileId);
    const bytes: Readable | null = await this.store.read(file.id);
    if (!bytes) throw new Problem('file.gone');
    const way = isShownInline(file.mediaType) ? 'inline' : 'attachment';
    return new StreamableFile(bytes, {
      type: file.mediaType,
      length: file.size,
      disposition: `${way}; filename*=UTF-8''${encodeURIComponent(file.name).replace(/['()*]/g, (letter) => `%${letter.charCodeAt(0).toString(16)}`)}`,
    });
  }

  /** Inside the caller's transaction; the bytes go when it has committed. @throws Problem record.not-found (404). */
  async remove(owner: FileOwner, fileId: string): Promise<FileRow> {
    const file = await this.get(owner, fileId);
    await this.database.execute(sql`delete from stored_file where id = ${fileId}::uuid`);
    this.database.afterCommit(() => {
      this.store
        .remove(fileId)
        .catch((error: unknown) => log.warn({ fileId, error: String(error) }, 'the bytes of a removed file stayed'));
    });
    return file;
  }
}
