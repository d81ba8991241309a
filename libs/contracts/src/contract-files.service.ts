import { rm } from 'node:fs/promises';
import { Injectable, type StreamableFile } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import {
  CONTRACT_FILE_KIND_NAMES,
  CONTRACT_FILE_KINDS,
  contractCan,
  fileChecklist,
  type Actor,
  type ArchiveContractInput,
  type ContractFileCheck,
  type ContractMissing,
  type ContractRecord,
  type FileRow,
} from '@keyline/model';
import { changesBetween, Clock, currentLocale, Database, Files, Journal, Problem, type FileOwner } from '@keyline/platform';
import { refusedMove } from './contract-moves.service.js';
import { ContractSettingsService } from './contract-settings.service.js';
import { ContractsService } from './contracts.service.js';
import { Contract } from './entities.js';

const owner = (contractId: string): FileOwner => ({ entity: 'contract', entityId: contractId });

/** The files of a contract, behind the contract's own door; their check-list, and the archive that closes them. */
@Injectable()
export class ContractFiles {
  constructor(
    private readonly database: Database,
    private readonly journal: Journal,
    private readonly clock: Clock,
    private readonly contracts: ContractsService,
    private readonly settings: ContractSettingsService,
    private readonly files: Files,
  ) {}

  async list(actor: Actor, contractId: string): Promise<{ files: FileRow[]; checklist: ContractFileCheck[] }> {
    const { state, signedOn } = await this.contracts.get(actor, contractId);
    const files = await this.files.list(owner(contractId));
    return { files, checklist: await this.checklist({ state, signedOn }, files) };
  }

  async open(actor: Actor, contractId: string, fileId: string): Promise<StreamableFile> {
    await this.contracts.get(actor, contractId);
    return this.files.open(owner(contractId), fileId);
  }

  /**
   * Receives a file (form fields `file` and `kind`). Who may not see the contract is told before a byte is read.
   * @throws Problem contract.archived (409); what `Files.receive` and `Files.attach` say.
   */
  async attach(actor: Actor, contractId: string, request: FastifyRequest): Promise<FileRow> {
    await this.contracts.get(actor, contractId);
    const upload = await this.files.receive(request);
    try {
      return await this.database.transaction(async () => {
        const contract = await this.lockOpen(actor, contractId);
        const file = await this.files.attach(actor, owner(contractId), upload, CONTRACT_FILE_KINDS);
        await this.record(actor, 'contract.file_added', contract, { from: null, to: file.name });
        return file;
      });
    } finally {
      await rm(upload.path, { force: true });
    }
  }

  /** @throws Problem contract.archived (409), record.not-found (404). */
  async remove(actor: Actor, contractId: string, fileId: string): Promise<{ id: string }> {
    return this.database.transaction(async () => {
      const contract = await this.lockOpen(actor, contractId);
      const file = await this.files.remove(owner(contractId), fileId);
      await this.record(actor, 'contract.file_removed', contract, { from: file.name, to: null });
      return { id: fileId };
    });
  }

  /** Puts a contract that is over and complete into the archive. @throws Problem contract.move-refused (422) naming the missing files. */
  async archive(actor: Actor, contractId: string, { number, location, version }: ArchiveContractInput): Promise<ContractRecord> {
    await this.database.transaction(async () => {
      const { contract } = await this.contracts.lock(actor, contractId, version);
      await this.requireComplete(actor, contract);
      const before = { ...contract };
      const filed = { archivedOn: this.clock.today(), archiveNumber: number, archiveLocation: location };
      const after = await this.database.manager.save(Object.assign(contract, filed));
      await this.journal.record(actor, {
        action: 'contract.archived',
        entity: 'contract',
        entityId: contractId,
        accountId: contract.accountId,
        changes: changesBetween(before, after),
      });
    });
    return this.contracts.get(actor, contractId);
  }

  private async requireComplete(actor: Actor, contract: Contract): Promise<void> {
    const missing: ContractMissing[] = [];
    const { archive } = contractCan(actor, { ...contract, reviewState: null, submittedBy: null });
    if (contract.archivedOn) missing.push({ code: 'archived', values: {} });
    else if (!archive) missing.push({ code: 'state', values: {} });
    const lacking = (await this.checklist(contract, await this.files.list(owner(contract.id)))).filter(({ present }) => !present);
    const language = currentLocale() === 'en' ? 'en' : 'zh';
    const names = lacking.map(({ kind }) => CONTRACT_FILE_KIND_NAMES[kind][language]).join(language === 'en' ? ', ' : '、');
    if (lacking.length > 0) missing.push({ code: 'files', values: { names } });
    if (missing.length > 0) throw refusedMove(missing, { state: contract.state, files: lacking.map(({ kind }) => kind) });
  }

  private async checklist(
    { state, signedOn }: Pick<Contract, 'state' | 'signedOn'>,
    files: readonly FileRow[],
  ): Promise<ContractFileCheck[]> {
    const { fileRules } = await this.settings.get();
    return fileChecklist({ state, signed: signedOn !== null }, fileRules, new Set(files.map(({ kind }) => kind)));
  }

  private async lockOpen(actor: Actor, contractId: string): Promise<Contract> {
    const { contract } = await this.contracts.lock(actor, contractId);
    if (contract.archivedOn) throw new Problem('contract.archived');
    return contract;
  }

  private async record(
    actor: Actor,
    action: string,
    contract: Contract,
    file: { from: string | null; to: string | null },
  ): Promise<void> {
    const { id, accountId } = contract;
    await this.journal.record(actor, { action, entity: 'contract', entityId: id, accountId, changes: { file } });
  }
}
