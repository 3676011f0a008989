/** Something that we will not do, or not go on with: no use in trying it again. Its message follows a name. */
export class Refusal extends Error {}
