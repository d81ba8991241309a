import { DefaultNamingStrategy } from 'typeorm';

/** lastContactOn → last_contact_on */
export const snake = (name: string): string => name.replace(/[A-Z]/g, (capital) => `_${capital.toLowerCase()}`);

/** Classes and properties are camelCase, tables and columns snake_case. */
export class SnakeNames extends DefaultNamingStrategy {
  override tableName(className: string, given: string | undefined): string {
    return given ?? snake(className).replace(/^_/, '');
  }
  override columnName(property: string, given: string | undefined): string {
    return given ?? snake(property);
  }
}
