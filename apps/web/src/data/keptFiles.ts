/** A file that waits on the device until the record it belongs to is stored: photos of a visit that was logged without a network. */
export interface KeptFile {
  id: string;
  personId: string;
  /** The key of the draft or of the waiting write that it goes along with. */
  key: string;
  kind: string;
  name: string;
  blob: Blob;
  /** Where it goes, once the record is stored. */
  path?: string;
}

const DATABASE = 'keyline';
const STORE = 'files';

const opened = (): Promise<IDBDatabase> =>
  new Promise((resolve, reject) => {
    const request = indexedDB.open(DATABASE, 1);
    request.onupgradeneeded = () => request.result.createObjectStore(STORE, { keyPath: 'id' });
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error ?? new Error(DATABASE));
  });

const within = async <T>(mode: IDBTransactionMode, work: (store: IDBObjectStore) => IDBRequest<T>): Promise<T> => {
  const database = await opened();
  try {
    return await new Promise<T>((resolve, reject) => {
      const transaction = database.transaction(STORE, mode);
      const request = work(transaction.objectStore(STORE));
      transaction.oncomplete = () => resolve(request.result);
      transaction.onabort = () => reject(transaction.error ?? new Error(STORE));
    });
  } finally {
    database.close();
  }
};

const all = (): Promise<KeptFile[]> => within('readonly', (store) => store.getAll() as IDBRequest<KeptFile[]>);

export const keptFilesOf = async (key: string): Promise<KeptFile[]> => (await all()).filter((file) => file.key === key);
/** A person's files whose record is stored, so that they can be sent. */
export const sendableFiles = async (personId: string): Promise<KeptFile[]> =>
  (await all()).filter((file) => file.personId === personId && file.path !== undefined);

export const keepFile = (file: KeptFile): Promise<unknown> => within('readwrite', (store) => store.put(file));
export const dropFile = (id: string): Promise<unknown> => within('readwrite', (store) => store.delete(id));

/** The record is stored: from now on its files may be sent there. */
export const addressFiles = async (key: string, path: string): Promise<void> => {
  for (const file of await keptFilesOf(key)) await keepFile({ ...file, path });
};

/** A draft that was given up takes its files along. */
export const dropFilesOf = async (key: string): Promise<void> => {
  for (const { id } of await keptFilesOf(key)) await dropFile(id);
};
