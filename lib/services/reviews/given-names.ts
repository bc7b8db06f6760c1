/**
 * Given names that are common where Spanish, Portuguese and English are spoken, in lower case and without accents.
 * Names that are also everyday words ("rosa", "luz", "will") are left out: their capital gives them away.
 */
const TEXT = `
  adriana agustina agustin alan alba alejandra alejandro alex alexandra alexandre alfredo alice alicia aline alison
  amanda ana anabel andre andrea andreia andres andrew angela angelica anna anthony antonia antonio ariana arthur
  augusto barbara beatriz benjamin bernardo brenda brian bruna bruno caio camila carla carlos carmen carolina caroline
  catalina catarina cecilia cesar charles charlotte christian christina christopher clara claudia claudio constanza
  cristian cristiane cristina cristobal daiane dani daniel daniela danilo david debora deborah denise diana diego edgar
  eduarda eduardo eliana elena elisa elizabeth ellen emilia emiliano emily emma enrique erica erick erika esteban ester
  eva fabiana fabiano fabio fabricio fatima federico felipe fernanda fernando flavia flavio florencia francisca
  francisco gabriel gabriela george geovana gilberto giovana giovanna giselle gonzalo guilherme guillermo gustavo
  hannah heitor helena henrique henry hernan hugo ignacio igor ines irene isaac isabel isabela isabella isadora ivan
  jaime james janaina jane janet javier jennifer jessica jesus jhon joana joao joaquim joaquin john jonathan jorge jose
  josefa josefina joseph juan juana julia juliana juliano julieta julio karen karina karla kate kathy kauan kelly kevin
  laisa larissa laura laurence leandro leonardo leticia lidia liliana lisa lorena lorenzo lourdes luan luana lucas
  lucia luciana luciano lucy luis luisa luiz luiza magdalena maite manuel manuela marcela marcelo marcia marco marcos
  margaret margarita maria mariana mariano marina mario marisol marta martha martin martina mary mateo mateus matheus
  mauricio mauro maximiliano melissa mercedes michael michelle miguel mirela monica murilo natalia nayara nicolas
  nicole noelia nuria octavio olivia omar oscar otavio pablo paloma pamela paola patricia patrick paula paulina paulo
  pedro pietra priscila rafael rafaela ramiro ramon raquel raul rebeca rebecca regina renan renata renato ricardo
  richard robert roberta roberto rocio rodolfo rodrigo romina ronaldo rosana rosangela ruben samanta samantha samuel
  sandra santiago sara sarah sebastian sergio silvana silvia simone sofia sonia sophia sophie stefany stephanie susan
  susana tamara tatiana teresa thais thalita thiago thomas tiago tomas valentina valeria vanessa vera veronica vicente
  victor victoria vinicius virginia vitor vitoria viviana viviane walter wanda wesley william ximena yago yasmin
  yolanda zoe`

export const GIVEN_NAMES: ReadonlySet<string> = new Set(TEXT.trim().split(/\s+/))
