/** Something that we will not do, or not go on with. Its message follows a name. */
export class Refusal extends Error {
  /** Whether tomorrow it will be the same. */
  readonly lasting: boolean;

  constructor(message: string, lasting = true) {
    super(message);
    this.lasting = lasting;
  }
}
