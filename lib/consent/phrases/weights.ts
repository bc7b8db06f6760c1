/** Made by `npm run keywords -- --train` from training/data.tsv; not edited by hand. feature|refuse|return, in hundredths. */
export const WEIGHTS = `
bias|-3|-17
c:000_|-4|-3
c:0100|-8|-3
c:1000|-4|-3
c:1234|7|-2
c:2345|8|-2
c:3456|8|-2
c:456_|-6|-3
c:500_|-3|-1
c:_10_|-18|-8
c:_abr|-16|-7
c:_aca|-11|-9
c:_acc|-14|-8
c:_ace|-8|13
c:_act|-10|-4
c:_acu|-9|-4
c:_add|-12|8
c:_adi|-8|0
c:_ado|-22|-4
c:_ads|30|-2
c:_adv|10|-1
c:_aga|-8|14
c:_age|-24|-26
c:_agr|-5|18
c:_ahi|-46|-22
c:_ai_|-11|-12
c:_ain|-6|-2
c:_al_|-12|-30
c:_ale|6|-1
c:_all|19|-3
c:_alo|5|-5
c:_alr|6|-2
c:_alt|-6|26
c:_ama|-13|-13
c:_an_|-6|-9
c:_ana|-4|-2
c:_and|9|-4
c:_ann|6|-6
c:_ano|11|-2
c:_ans|-23|-20
c:_ant|-1|-3
c:_anu|1|-7
c:_any|-9|-7
c:_ao_|-2|-22
c:_apa|-2|-7
c:_apl|-10|-3
c:_app|-16|-8
c:_apr|-8|-6
c:_apt|-3|-1
c:_apu|-6|-3
c:_aqu|-22|-4
c:_are|-34|-5
c:_arr|-4|-4
c:_as_|-21|5
c:_ase|-8|-19
c:_ask|26|-2
c:_ass|-12|-6
c:_at_|-25|-7
c:_ate|-35|-32
c:_ati|-15|10
c:_aud|-6|-2
c:_aut|-11|2
c:_avi|5|-6
c:_awa|12|-3
c:_aye|-10|-2
c:_azu|-14|-5
c:_bac|-33|11
c:_baj|26|-11
c:_bas|16|-12
c:_be_|10|0
c:_bef|-10|-4
c:_bei|-13|-2
c:_bel|-22|-9
c:_bie|-4|-1
c:_blo|14|-20
c:_bol|-27|-9
c:_bom|3|0
c:_boo|9|-3
c:_bor|31|-3
c:_bot|9|-1
c:_box|-20|-2
c:_bre|-7|-1
c:_bue|-10|-5
c:_bug|10|-1
c:_bus|-10|-1
c:_buy|-3|-6
c:_by_|8|-11
c:_cad|-17|-3
c:_caf|-6|-4
c:_caj|-6|-1
c:_cal|5|-29
c:_cam|-26|-7
c:_can|2|-12
c:_car|-45|-31
c:_cas|-7|-7
c:_cea|19|-1
c:_ceb|-22|-10
c:_cel|-35|-7
c:_cha|-25|-21
c:_che|-39|-29
c:_chi|3|0
c:_cit|-3|-2
c:_cla|-1|-17
c:_cli|-3|-2
c:_cob|-55|-14
c:_cod|-24|-20
c:_coi|6|0
c:_col|-11|2
c:_com|-17|-18
c:_con|2|-17
c:_cor|-25|-12
c:_cos|9|-2
c:_cou|14|-6
c:_cre|-14|-7
c:_cua|1|-8
c:_cue|-12|-14
c:_cup|-6|-6
c:_cur|-16|-18
c:_cus|5|0
c:_cut|-20|-4
c:_da_|4|-11
c:_dad|13|0
c:_dai|10|0
c:_dam|7|-1
c:_daq|12|-1
c:_dar|-3|6
c:_das|23|-3
c:_dat|-3|-14
c:_de_|10|-6
c:_dea|9|-8
c:_deb|-10|-3
c:_dec|3|-1
c:_dei|6|-17
c:_dej|11|-11
c:_del|-9|-15
c:_dem|5|-17
c:_den|-10|21
c:_des|32|-9
c:_det|13|-9
c:_deu|-8|-1
c:_dev|-6|-11
c:_di_|10|-8
c:_did|-6|-16
c:_dif|6|5
c:_dij|6|0
c:_din|-4|-13
c:_dio|6|-1
c:_dir|-7|-3
c:_dis|46|-9
c:_do_|-9|-16
c:_dob|-3|0
c:_doe|-23|-12
c:_doi|-27|-11
c:_don|5|-13
c:_doo|-20|-2
c:_dos|-60|-20
c:_doy|-3|0
c:_dri|-11|-1
c:_dua|-13|-5
c:_dud|-17|-2
c:_duv|-5|-1
c:_el_|-24|-17
c:_eli|1|-4
c:_em_|22|-6
c:_ema|-26|-5
c:_emp|10|-5
c:_en_|-19|-1
c:_ena|-7|10
c:_enc|10|-13
c:_end|12|-17
c:_eno|25|-8
c:_ent|-23|-6
c:_env|9|-6
c:_equ|-6|-6
c:_era|-9|-2
c:_err|-12|-25
c:_es_|-7|-10
c:_esa|-32|-5
c:_esc|22|0
c:_ese|-19|-4
c:_eso|-45|-7
c:_esp|-45|-15
c:_esq|4|-5
c:_ess|-9|-8
c:_est|1|-16
c:_eve|23|-10
c:_evi|13|-5
c:_exc|10|-6
c:_fac|-11|-6
c:_fal|14|-5
c:_fam|-9|-1
c:_faz|-9|-3
c:_fel|-23|-8
c:_fic|-4|-3
c:_fil|-22|-2
c:_fin|-8|-2
c:_fli|-10|-5
c:_foo|-3|-4
c:_for|-1|-10
c:_fot|-22|-8
c:_fre|4|-8
c:_fri|-24|-14
c:_fro|16|-4
c:_fun|-22|-5
c:_gar|-6|-23
c:_gel|-12|-3
c:_get|-25|-6
c:_glu|-14|-3
c:_go_|-18|-36
c:_goa|-9|-12
c:_goo|-6|-1
c:_gos|-9|7
c:_got|-7|-2
c:_gra|-10|-16
c:_gre|-8|-8
c:_gro|2|-5
c:_gru|16|-1
c:_gua|-8|-2
c:_gus|10|-5
c:_gym|-10|-9
c:_hab|-3|-1
c:_hac|-3|-5
c:_hag|42|-1
c:_hal|-11|-4
c:_har|5|0
c:_has|1|-5
c:_hav|13|-6
c:_hay|-6|-6
c:_hea|11|-1
c:_her|-21|-2
c:_him|25|0
c:_hoj|-22|-8
c:_hol|-43|-4
c:_hor|-23|-12
c:_hou|-14|-2
c:_how|3|-13
c:_hoy|-7|-8
c:_hum|-18|-9
c:_hus|-18|0
c:_ice|-12|-5
c:_id_|7|4
c:_ill|-3|-3
c:_im_|2|-17
c:_in_|-3|13
c:_inc|23|-1
c:_inf|-23|-12
c:_ini|-31|-7
c:_ins|-10|3
c:_int|2|-12
c:_inv|-1|-3
c:_ir_|-12|-2
c:_is_|-14|-13
c:_iss|-20|-16
c:_it_|-48|-35
c:_ite|-24|-11
c:_its|-11|-15
c:_ive|3|-1
c:_ja_|-4|-30
c:_jaj|-35|-6
c:_jam|-2|-6
c:_jod|9|0
c:_joh|25|0
c:_kee|-7|-4
c:_ker|13|-1
c:_kie|10|-1
c:_kno|-12|-3
c:_la_|-19|-12
c:_lac|-17|-6
c:_lar|15|-3
c:_lat|-19|-18
c:_lea|-30|-13
c:_lem|7|-5
c:_les|4|-4
c:_let|-17|0
c:_lig|-21|-4
c:_lik|-3|6
c:_lin|-28|-19
c:_lis|18|4
c:_lla|-2|-4
c:_lle|-36|-23
c:_lo_|-15|-21
c:_loc|-16|-5
c:_lol|-47|-23
c:_los|9|-8
c:_lov|-15|-4
c:_mai|11|-10
c:_mak|-5|-2
c:_mal|-4|-12
c:_man|4|-6
c:_mar|6|-7
c:_mas|18|-8
c:_may|-11|-1
c:_me_|9|-4
c:_med|10|-1
c:_mej|-14|-1
c:_mem|-6|-2
c:_men|10|0
c:_mer|-21|-4
c:_mes|7|0
c:_meu|-1|-11
c:_mi_|-15|-21
c:_mil|-11|-2
c:_min|-11|-9
c:_mis|5|-17
c:_mol|38|-2
c:_mon|9|-11
c:_mot|-3|-2
c:_msg|32|-5
c:_msj|17|-1
c:_muc|-3|-6
c:_mud|-24|-4
c:_mue|-7|-1
c:_mus|-5|-12
c:_muy|-3|-11
c:_my_|-29|-23
c:_na_|-32|6
c:_nad|2|-16
c:_nao|3|-14
c:_nau|6|-1
c:_nec|-4|-2
c:_nee|6|-4
c:_nem|15|-1
c:_nes|-8|-1
c:_net|-4|-1
c:_nev|-7|-19
c:_new|-3|-2
c:_ni_|28|-1
c:_nin|5|-3
c:_no_|6|-15
c:_nom|15|-15
c:_not|9|-9
c:_nov|16|10
c:_num|16|-9
c:_nun|-3|-9
c:_obr|-5|-16
c:_of_|13|-4
c:_ofe|11|-1
c:_off|5|-4
c:_ofr|9|0
c:_ok_|-26|-20
c:_old|-8|-2
c:_on_|-34|13
c:_ond|-5|-3
c:_one|-38|-12
c:_oni|-19|-7
c:_onl|16|0
c:_opc|-2|-3
c:_opt|21|15
c:_or_|44|0
c:_ord|-24|-27
c:_otr|31|-2
c:_out|8|-17
c:_ove|-7|-61
c:_pag|-49|-16
c:_pai|-13|-10
c:_pan|-9|-1
c:_paq|-4|-2
c:_par|12|-13
c:_pas|-12|-5
c:_pay|-18|-4
c:_paz|57|-4
c:_ped|-8|-12
c:_pel|-15|-6
c:_per|-7|-6
c:_pes|8|-11
c:_pic|-13|-5
c:_pid|16|-1
c:_pix|-9|-6
c:_piz|-35|-2
c:_pla|-25|-33
c:_pod|14|-5
c:_pon|-38|-11
c:_por|-38|-21
c:_pos|-5|-4
c:_pra|-12|-13
c:_pre|-24|-18
c:_pri|-27|-6
c:_pro|8|-1
c:_pub|22|-2
c:_pue|-20|-8
c:_put|-8|6
c:_qie|8|-1
c:_qua|-20|-11
c:_que|3|-5
c:_qui|-1|-4
c:_rai|-20|-2
c:_ras|-4|-3
c:_rat|27|-8
c:_rea|-21|47
c:_rec|2|4
c:_ref|-17|-11
c:_rem|14|-8
c:_ren|-15|-14
c:_rep|-49|-32
c:_req|36|-1
c:_res|-46|-5
c:_rev|13|-3
c:_rin|-8|-2
c:_rom|14|-1
c:_sab|0|-5
c:_sac|-5|-10
c:_sai|28|-18
c:_sal|-4|-13
c:_sao|-14|-3
c:_saq|12|-4
c:_saw|-3|-1
c:_se_|-32|-19
c:_see|-18|-7
c:_seg|-13|4
c:_sem|2|-28
c:_sen|7|-6
c:_ser|-2|-9
c:_ses|-13|-11
c:_sex|-7|-13
c:_shi|-13|-5
c:_si_|-41|16
c:_sie|-18|-2
c:_sig|1|17
c:_sim|-28|6
c:_sin|1|-15
c:_sis|10|-1
c:_siz|-7|-4
c:_smo|-3|-1
c:_sms|-7|-4
c:_so_|-4|-18
c:_sol|25|-4
c:_som|37|-6
c:_son|14|-3
c:_spa|26|-13
c:_spe|-3|-3
c:_st_|147|-3
c:_sta|-13|-4
c:_sti|5|-2
c:_sto|22|-10
c:_str|-8|-5
c:_stu|12|0
c:_su_|1|-4
c:_sub|-12|2
c:_suc|-6|-4
c:_sug|-15|-6
c:_sur|9|-9
c:_sus|5|16
c:_sys|6|0
c:_ta_|-17|-14
c:_tab|-5|-4
c:_tak|-5|-11
c:_tal|-17|-4
c:_tam|-2|-3
c:_tan|-9|-6
c:_tar|-25|-16
c:_tax|-25|-6
c:_te_|-7|-3
c:_tel|-9|-1
c:_tem|-33|-12
c:_ten|11|-2
c:_ter|-3|-8
c:_tex|14|-3
c:_tha|-12|-19
c:_the|-16|-13
c:_thi|12|-10
c:_thr|-19|-4
c:_tie|-16|-11
c:_tim|17|-3
c:_tir|6|-8
c:_to_|-4|-8
c:_tod|-9|-6
c:_tol|-16|-2
c:_tom|-16|-10
c:_too|3|-8
c:_tra|-30|-9
c:_tre|4|-7
c:_tri|-6|-7
c:_tro|-14|-4
c:_tur|-16|3
c:_twi|-8|-5
c:_two|-31|-13
c:_txt|4|0
c:_ult|-3|-2
c:_um_|-9|-8
c:_uma|21|-3
c:_un_|13|-18
c:_una|-18|-6
c:_uns|34|15
c:_upd|16|-1
c:_ur_|11|-1
c:_usa|-9|-5
c:_use|-12|-4
c:_uso|9|-5
c:_ust|6|-4
c:_vai|0|-3
c:_vaj|17|-1
c:_val|-19|-17
c:_vec|5|-1
c:_veg|-3|-5
c:_vei|-7|-11
c:_ven|0|-4
c:_ver|-18|-4
c:_vez|16|-5
c:_vi_|-21|-3
c:_via|-23|-4
c:_vie|-4|-2
c:_vir|-13|-3
c:_viv|3|-1
c:_voc|-1|-14
c:_vol|-39|19
c:_vou|13|-7
c:_voy|-29|-20
c:_vue|-6|-3
c:_wai|-42|-25
c:_wan|11|2
c:_wat|-4|-1
c:_wha|6|-9
c:_whe|-25|-14
c:_who|11|-4
c:_why|-37|-19
c:_wil|-7|-9
c:_wis|21|-8
c:_wit|25|-4
c:_won|-25|-15
c:_wor|-26|-14
c:_wou|6|0
c:_wri|-1|-3
c:_wro|-16|-20
c:_ya_|21|-8
c:_yes|-14|0
c:_yet|-8|-4
c:_yo_|12|-1
c:_you|1|-8
c:_zap|37|-1
c:_👎_|20|-21
c:_🚫_|31|-22
c:aba_|-2|-3
c:abaj|-8|-3
c:aber|0|-5
c:abla|-3|-1
c:able|-8|1
c:abre|-9|-4
c:aca_|-30|-5
c:acam|14|-1
c:acao|5|-2
c:acar|16|-1
c:acco|-14|-8
c:ace_|3|-2
c:aceb|-4|-2
c:acei|-7|7
c:acen|-4|-2
c:acep|-2|7
c:acer|-4|-3
c:ach_|25|-4
c:acia|-4|-16
c:acio|9|2
c:ack_|-32|10
c:aco_|-20|-12
c:acoe|-12|0
c:acol|-11|-3
c:act_|13|-5
c:acta|15|-2
c:acte|11|-2
c:acti|4|20
c:acto|-12|-6
c:actu|-11|-3
c:acuc|-9|-4
c:ada_|-8|-16
c:adam|7|-13
c:adas|6|-6
c:add_|-2|15
c:addr|-9|-4
c:ade_|3|-2
c:adec|7|0
c:ades|22|9
c:adic|-8|0
c:adme|10|-1
c:ado_|-19|-26
c:ador|-28|-4
c:ados|7|-16
c:ads_|30|-2
c:adve|10|-1
c:ady_|4|-5
c:afes|-6|-3
c:aga_|-2|-4
c:agai|-8|14
c:agan|54|-3
c:agar|-24|-5
c:age_|-20|-21
c:agem|6|-5
c:agen|10|3
c:ages|16|8
c:agin|14|4
c:ago_|-29|-5
c:agra|7|0
c:agre|-12|21
c:agua|-5|-1
c:ague|-6|-10
c:ahi_|-46|-22
c:ahp_|20|-2
c:aid_|-1|-11
c:ail_|-26|-5
c:ain_|-8|10
c:aind|-2|-4
c:air_|29|-7
c:ais_|12|-10
c:aiti|-9|-2
c:aitl|-28|-26
c:aiu_|-3|-3
c:aja_|21|-11
c:ajaj|-7|-2
c:ajan|-11|-1
c:aje_|-16|-13
c:ajen|11|-1
c:ajes|18|7
c:ajo_|-24|-9
c:ake_|-1|-15
c:alar|-5|-4
c:aldo|-13|-5
c:ale_|-68|-39
c:aler|6|-1
c:ales|17|-1
c:algo|4|-2
c:alhe|-14|-2
c:alir|31|-7
c:aliz|-25|-15
c:all_|5|-24
c:alla|-7|-3
c:alle|6|-1
c:alo_|-4|-3
c:alon|5|-5
c:alre|6|-2
c:als_|11|-6
c:alta|-16|36
c:alto|10|-9
c:ama_|9|-2
c:amab|3|-1
c:aman|-13|-15
c:amar|12|-1
c:amas|6|-16
c:ambi|-12|-4
c:ame_|-8|-26
c:amen|5|8
c:amil|-9|-1
c:ana_|-8|-14
c:anan|3|-11
c:anas|4|-2
c:anca|-7|-2
c:ance|6|-14
c:anch|7|0
c:and_|9|-5
c:anda|7|-7
c:ande|3|-3
c:ando|27|-12
c:ange|-19|-2
c:anha|-11|-13
c:anho|-2|-3
c:ank_|6|-8
c:anks|-17|-20
c:anme|9|8
c:anna|11|0
c:anno|6|-6
c:ano_|-19|-3
c:anot|11|-2
c:ansa|5|-1
c:anse|20|-1
c:ansf|-17|-5
c:answ|-23|-20
c:ant_|3|-2
c:anta|-11|-13
c:ante|-19|-11
c:anti|-6|-23
c:anto|-7|-9
c:anul|14|-3
c:anun|-10|-4
c:any_|-6|-10
c:anym|4|-4
c:anyt|12|0
c:aoma|2|-3
c:apag|6|-5
c:apar|-9|-3
c:apio|-2|-5
c:apli|-10|-3
c:app_|3|-6
c:appo|-5|-2
c:apps|7|-1
c:apro|-8|-6
c:apun|-6|-3
c:aque|7|-5
c:aqui|-11|-5
c:ara_|-6|-17
c:arad|-10|-3
c:aram|-28|-11
c:aran|29|-28
c:arar|31|-6
c:arca|-16|-8
c:ard_|-21|-14
c:arda|-8|-7
c:ardi|-11|-5
c:are_|17|-6
c:arec|-9|-3
c:arem|15|-4
c:aren|15|-5
c:arge|-10|-6
c:argi|-34|-4
c:argo|-21|-5
c:aria|11|4
c:ario|-6|-2
c:arje|-25|-16
c:arke|17|-1
c:arlo|-3|-2
c:arme|14|2
c:aro_|-11|-7
c:aron|-23|-13
c:arou|-10|-7
c:arri|-11|-6
c:art_|-10|-2
c:arta|-31|-17
c:arti|-13|-3
c:asa_|-32|-9
c:ase_|21|-2
c:ases|-8|-19
c:aske|7|0
c:ass_|-1|-17
c:asse|14|0
c:assi|-10|-6
c:ast_|-5|-3
c:asta|14|-14
c:astr|2|-4
c:atar|12|0
c:atch|-4|-2
c:ate_|-41|-27
c:aten|-27|-23
c:ates|15|-1
c:atic|-12|-7
c:atin|-3|-1
c:atis|9|0
c:ativ|-15|9
c:ato_|34|-6
c:ator|10|-2
c:atos|5|0
c:ats_|-18|-10
c:atsa|21|-2
c:atur|-5|-3
c:audi|-6|-2
c:aum_|6|-1
c:auth|4|-1
c:auto|-15|3
c:ave_|-12|-15
c:avia|-3|-1
c:avis|5|-6
c:away|3|-13
c:axa_|-25|-6
c:ayer|-10|-2
c:ayme|-19|-4
c:azer|-9|-3
c:azuc|-13|-5
c:back|-33|11
c:baja|35|-9
c:baje|11|-1
c:bajo|-26|-10
c:ban_|15|-1
c:band|-18|0
c:banm|-11|0
c:bant|-9|-6
c:bard|3|0
c:baro|-4|-1
c:base|7|0
c:bast|14|-13
c:bed_|27|-12
c:befo|-10|-4
c:bein|-13|-2
c:bell|-8|-2
c:bend|-33|-14
c:ber_|15|4
c:bers|-6|-2
c:biar|3|-3
c:bie_|-11|-2
c:bien|9|9
c:bier|-27|-6
c:bir_|12|13
c:birm|11|8
c:bito|-10|-3
c:blar|-3|-1
c:ble_|-8|-2
c:blem|-17|-6
c:bles|-7|-1
c:blic|21|-2
c:bloc|6|-9
c:bloq|5|-16
c:bola|-14|-6
c:bole|-6|-7
c:boll|-10|-5
c:bolo|-12|-3
c:bomb|3|0
c:book|5|-4
c:borr|31|-3
c:both|9|-1
c:box_|-20|-2
c:bran|-7|-2
c:brar|-44|-10
c:bre_|-17|-3
c:brea|-7|-1
c:brem|-3|-1
c:bren|-11|-3
c:bret|7|-5
c:brig|-5|-16
c:bscr|18|7
c:bsti|-15|-6
c:buen|-10|-5
c:bugg|10|-1
c:bus_|-11|-2
c:buy_|-3|-6
c:caci|6|4
c:caco|18|14
c:cada|19|-6
c:cade|-3|-8
c:cado|-5|-4
c:cafe|-6|-4
c:caja|-6|-1
c:cal_|-17|-2
c:call|5|-29
c:cam_|14|-1
c:camb|-12|-4
c:came|-6|-2
c:camp|1|-3
c:can_|-14|4
c:canc|8|-14
c:cans|12|-2
c:cant|-30|-21
c:cao_|7|-2
c:car_|-23|-26
c:card|-28|-19
c:carg|-21|-5
c:caro|12|-2
c:carr|-9|-3
c:cart|-33|-17
c:casa|-7|-7
c:cati|3|0
c:ccio|-7|-3
c:ccou|-14|-8
c:ceas|19|-1
c:cebe|12|11
c:cebi|-9|-8
c:cebo|-24|-11
c:ceit|-7|7
c:ceiv|-15|15
c:cel_|10|-10
c:cela|2|-15
c:cele|-17|-3
c:celo|12|-2
c:celv|13|-3
c:cen_|-4|-2
c:cepc|-7|-2
c:cept|-3|6
c:cer_|1|-3
c:cerr|-11|-1
c:ces_|-8|-15
c:cesi|-8|-2
c:cham|47|-1
c:chan|-19|-2
c:char|-36|-11
c:chas|8|-2
c:chat|-22|-15
c:chee|-41|-16
c:cheg|-9|-20
c:cher|32|-1
c:ches|15|-1
c:chin|3|0
c:cia_|17|-6
c:cial|6|0
c:ciar|-4|15
c:cias|-4|-16
c:cibi|9|12
c:cibo|-5|-2
c:cida|22|-2
c:cio_|-22|-25
c:cion|-4|-4
c:cios|3|-2
c:cipa|-2|-4
c:cisa|-4|-6
c:ciso|-14|-5
c:cita|-3|-2
c:cito|21|-2
c:clas|-1|-17
c:clie|-3|-2
c:clui|4|-3
c:clus|14|-2
c:cobr|-55|-14
c:code|-11|-12
c:codi|-18|-12
c:coes|4|3
c:cois|6|0
c:cola|-11|-3
c:colo|-11|3
c:com_|1|-7
c:comb|-3|-5
c:come|3|-3
c:comi|-13|-10
c:comm|13|-1
c:como|-5|-10
c:comp|-39|-22
c:comu|3|-1
c:con_|7|-11
c:conf|-29|-15
c:conh|28|-1
c:cono|16|-1
c:cons|13|-9
c:cont|9|-15
c:cord|9|-4
c:corn|-7|-2
c:corr|-15|-4
c:cort|-8|-8
c:cosa|13|-1
c:coul|12|-1
c:coun|-12|-9
c:coup|7|-5
c:cred|-14|-7
c:crev|15|7
c:crib|19|5
c:cric|31|-4
c:crip|8|0
c:ctad|3|0
c:ctar|13|-2
c:cted|10|-1
c:ctin|10|-1
c:ctiv|-2|22
c:cto_|-9|-5
c:ctos|-16|-6
c:ctur|-11|-3
c:cuan|2|-8
c:cuca|-9|-4
c:cuch|-4|-1
c:cuen|-19|-15
c:cues|5|-6
c:culp|-13|-3
c:cupo|-6|-6
c:curs|-16|-18
c:cust|5|0
c:dad_|24|-4
c:dade|26|7
c:dado|1|-10
c:dai_|10|0
c:dam_|1|-9
c:dama|7|-13
c:dame|3|-3
c:dan_|-6|-13
c:dand|18|-1
c:dapi|-2|-5
c:daqu|12|-1
c:dar_|4|4
c:dara|-10|-1
c:darm|10|5
c:daro|-3|-2
c:das_|16|-8
c:dast|7|-3
c:date|5|-14
c:dato|14|-2
c:davi|-3|-1
c:day_|-25|-17
c:ddre|-9|-4
c:deal|9|-8
c:dear|3|0
c:debi|-10|-3
c:deci|6|-1
c:dei_|-3|-3
c:deis|16|0
c:deix|0|-17
c:deja|2|-16
c:deje|16|-7
c:del_|6|-11
c:dele|20|-5
c:deli|-19|-8
c:dem_|5|-5
c:dema|-10|-10
c:demo|-15|-6
c:den_|4|4
c:denm|1|7
c:deno|-27|24
c:dent|-12|-5
c:denu|5|14
c:der_|-23|-24
c:dere|-17|-14
c:deri|-5|-3
c:ders|44|-2
c:des_|23|-1
c:desa|37|-12
c:desb|-6|-1
c:desc|14|-10
c:dese|15|12
c:desi|24|-6
c:desl|-13|-5
c:dess|16|-2
c:desu|21|-5
c:dete|13|-9
c:devo|-6|-11
c:diac|-11|-5
c:dici|-8|0
c:did_|4|-3
c:didn|-9|-15
c:dido|-17|-12
c:difu|6|5
c:digo|-18|-12
c:dije|6|0
c:dime|-10|-19
c:ding|9|1
c:dinh|-3|-14
c:dios|11|-1
c:dir_|3|-4
c:dire|-7|-3
c:disc|7|-1
c:diss|10|-1
c:dist|28|-5
c:dito|-14|-7
c:dme_|10|-1
c:dnt_|-4|-14
c:dobl|-3|0
c:does|-23|-12
c:dois|-27|-11
c:done|-8|-9
c:dont|9|-12
c:door|-20|-2
c:dor_|-21|-2
c:doro|-22|-4
c:dos_|-15|-25
c:dou_|-19|-4
c:doy_|-3|0
c:draw|10|-2
c:dres|-9|-4
c:dria|13|0
c:driv|-11|-1
c:duas|-13|-5
c:duct|-4|-3
c:duda|-17|-2
c:duvi|-5|-1
c:dver|10|-1
c:each|25|-4
c:eact|-20|41
c:ead_|-29|-2
c:eady|4|-5
c:eak_|-3|-3
c:eals|11|-6
c:ear_|14|-10
c:earm|3|0
c:ease|12|-2
c:eat_|-8|-8
c:eati|-22|9
c:eave|-25|-13
c:eben|-33|-14
c:eber|19|14
c:ebi_|-14|-8
c:ebit|-10|-3
c:ebol|-22|-10
c:eboo|-4|-2
c:ecam|15|-1
c:ecci|-7|-3
c:ece_|5|-4
c:eceb|9|7
c:ecei|-15|14
c:ecep|-8|-3
c:ecer|12|-1
c:echa|7|-12
c:ecia|3|-1
c:ecib|7|11
c:ecio|-18|-6
c:ecis|-14|-9
c:eco_|3|-13
c:econ|-6|-1
c:ecor|9|-3
c:edad|20|0
c:eden|10|13
c:edes|6|-4
c:edi_|23|-5
c:edid|-17|-12
c:edio|10|0
c:edir|3|-4
c:edit|-14|-7
c:edo_|-31|-13
c:eds_|4|0
c:eed_|8|-2
c:eeds|4|0
c:eep_|-3|-3
c:eers|-15|-12
c:eese|-28|-5
c:eet_|-4|-2
c:efer|4|-1
c:efon|-7|-1
c:efor|-10|-4
c:efra|8|-1
c:efri|-3|-1
c:efun|-23|-10
c:ega_|1|-15
c:egad|-9|-1
c:egan|-27|-17
c:ego_|-23|-20
c:egou|-16|-7
c:egui|1|9
c:egur|-16|-3
c:eiem|7|-1
c:eing|-13|-2
c:eio_|-8|-11
c:eiro|-6|-14
c:eis_|20|0
c:eita|-9|-8
c:eito|-7|10
c:eive|-18|21
c:eivi|2|-6
c:eixa|-14|-16
c:eixe|17|-4
c:eja_|-11|-9
c:ejad|5|0
c:ejar|10|-11
c:eje_|-6|-3
c:ejen|19|-6
c:ejo_|7|-2
c:ejor|-14|-1
c:ekno|-19|-15
c:ela_|0|-7
c:elam|6|-2
c:elar|0|-13
c:ele_|-9|0
c:elef|-7|-1
c:elen|-9|-3
c:elet|20|-5
c:elim|1|-4
c:eliv|-19|-8
c:eliz|-23|-8
c:ell_|-8|-2
c:elo_|-20|-9
c:elv_|13|-3
c:elva|16|5
c:elvo|-30|-8
c:ema_|-1|-4
c:emai|-30|-10
c:eman|-9|-2
c:embe|-6|-2
c:embr|7|-5
c:eme_|32|-4
c:emin|-2|-5
c:emor|-15|-6
c:emov|17|-7
c:empl|-3|-2
c:empr|-9|-3
c:ems_|-11|-2
c:enab|-7|10
c:enca|-11|-11
c:ence|-12|-2
c:ench|33|-1
c:enci|-18|-5
c:encu|4|-6
c:end_|5|-15
c:enda|9|-13
c:ende|-23|-17
c:endi|-4|-11
c:endo|-17|-4
c:enen|-16|-11
c:ener|0|-7
c:enga|11|-5
c:enho|7|-1
c:enis|-10|-5
c:enle|6|-2
c:enme|14|-8
c:enos|8|-21
c:enou|25|-9
c:enov|-30|16
c:ens_|18|11
c:ensa|14|3
c:ent_|-17|-14
c:enta|-18|-14
c:ente|-30|-4
c:enti|-18|-3
c:ento|10|-19
c:entr|-17|-4
c:enu_|-21|-34
c:enue|-8|17
c:enun|23|-3
c:envi|9|-6
c:epar|-14|-2
c:epli|-9|-2
c:epor|11|-11
c:epto|-2|8
c:equi|21|-6
c:era_|-17|-2
c:eran|-3|-1
c:erar|-31|-2
c:erci|6|0
c:erde|-23|-2
c:ere_|-30|-4
c:erec|-8|-13
c:eren|-29|-16
c:erer|12|-15
c:eres|8|-11
c:erfe|-12|-4
c:eria|5|0
c:erin|-7|-7
c:erme|-3|-2
c:ermi|8|-2
c:erne|-16|-7
c:ero_|4|-5
c:eron|-7|-11
c:erra|-24|-21
c:erro|6|-8
c:ers_|11|0
c:ersh|-6|-2
c:erso|-4|0
c:erta|6|-2
c:erti|10|-1
c:erto|-20|-3
c:erts|6|-1
c:ertu|17|-1
c:erva|-10|-5
c:ervi|2|-7
c:ery_|-29|-6
c:eryt|10|-1
c:esa_|-26|-11
c:esac|27|-6
c:esad|21|-4
c:esat|15|-7
c:esbl|-6|-1
c:esca|41|-6
c:esco|-7|-2
c:escr|24|1
c:escu|-23|-7
c:ese_|13|-7
c:esej|8|-2
c:esen|-11|-5
c:eseo|10|15
c:eser|-10|-5
c:esim|-6|-3
c:esin|18|-3
c:esio|-13|-11
c:esis|8|-3
c:esit|-8|-2
c:esli|-13|-5
c:esmo|-10|-3
c:esnt|-12|-6
c:eso_|-52|-8
c:esol|-8|-1
c:esor|-8|-19
c:espe|-45|-15
c:espo|-41|-24
c:esqu|14|-10
c:ess_|-5|-5
c:essa|10|-1
c:esse|-8|-5
c:est_|-8|-11
c:esta|4|-12
c:este|21|-7
c:esto|-10|-21
c:esub|-15|33
c:esul|-1|-3
c:esum|-10|14
c:esus|21|-5
c:eta_|-15|-16
c:ete_|-4|-9
c:eten|13|-9
c:etfl|-4|-1
c:etin|17|-1
c:etir|19|-2
c:etme|-19|-15
c:eto_|-7|-8
c:etom|-11|29
c:etti|-24|-11
c:etur|-13|-21
c:evar|-13|-10
c:eve_|-1|6
c:ever|18|-19
c:evis|-8|-2
c:evit|13|-5
c:evo_|-10|15
c:evok|16|-1
c:evol|-6|-11
c:ews_|22|-1
c:excl|16|-4
c:ext_|12|-2
c:exta|-7|-13
c:exti|23|-1
c:exts|17|2
c:eys_|35|-2
c:ezes|9|-2
c:face|-4|-2
c:fact|-11|-3
c:fala|-5|-4
c:fale|14|-1
c:fami|-9|-1
c:fast|-3|-1
c:faze|-9|-3
c:fect|-10|-4
c:feli|-23|-8
c:fer_|-5|-6
c:fere|-5|-3
c:fers|4|12
c:fert|8|-1
c:fes_|-6|-3
c:ffer|1|9
c:fica|9|9
c:fila|-22|-2
c:fiqu|5|0
c:firm|-29|-16
c:flig|-10|-5
c:flix|-4|-1
c:fono|-7|-1
c:food|-3|-4
c:for_|-9|-9
c:fore|-10|-4
c:forg|9|-2
c:form|-17|-10
c:foto|-22|-8
c:frai|8|-1
c:fret|-6|-1
c:frid|-4|-7
c:frig|-3|-1
c:frio|-4|-5
c:from|16|-4
c:func|-10|-4
c:fund|-23|-10
c:fusi|6|5
c:gada|7|-5
c:gado|-17|-14
c:gain|-8|14
c:game|-2|5
c:gan_|22|-11
c:gana|-2|-3
c:gand|10|-6
c:ganm|29|-3
c:gar_|-39|-10
c:gara|-10|-24
c:ged_|-21|-6
c:gelo|-12|-3
c:gem_|6|-5
c:gens|19|11
c:gent|-21|-14
c:ger_|-16|-1
c:gera|-3|-1
c:ges_|16|8
c:get_|-5|0
c:gett|-23|-10
c:ggin|7|-1
c:ght_|-14|-5
c:ging|-5|0
c:glut|-14|-3
c:gnup|-7|25
c:goaw|-9|-12
c:good|-6|-1
c:gos_|-15|-7
c:gost|-9|7
c:got_|-7|-2
c:gou_|-16|-7
c:grac|-9|-17
c:grad|7|0
c:gram|-6|-3
c:grea|-8|-8
c:greg|-1|3
c:grou|2|-5
c:grup|16|-1
c:gue_|-26|-8
c:guem|-1|-4
c:guen|15|3
c:guir|1|9
c:guro|-16|-3
c:gust|10|-5
c:gym_|-10|-9
c:habl|-3|-1
c:hace|-3|-5
c:haga|54|-1
c:hama|14|0
c:hame|34|-1
c:han_|-52|-2
c:hang|-19|-2
c:hank|-11|-23
c:har_|3|-2
c:harg|-40|-9
c:hart|3|0
c:has_|14|-2
c:hast|-3|-3
c:hat_|-26|-15
c:hate|10|0
c:hats|3|-9
c:have|13|-6
c:hay_|-6|-6
c:hdra|10|-2
c:hear|11|-1
c:heco|28|-1
c:heer|-15|-12
c:hees|-28|-5
c:hega|5|-16
c:hego|-17|-8
c:heir|-3|-14
c:hem_|-6|0
c:hen_|-20|-12
c:her_|38|-6
c:here|-29|-6
c:hes_|15|-1
c:hese|36|-3
c:him_|25|0
c:hing|10|-5
c:hip_|-8|-2
c:his_|13|-10
c:hoje|-22|-8
c:hold|-43|-4
c:hora|-23|-12
c:hori|4|-1
c:how_|3|-13
c:hoy_|-7|-8
c:hrou|-21|-4
c:huma|-11|-10
c:husb|-18|0
c:iaca|-10|-3
c:iado|-49|-6
c:ial_|-6|-7
c:iale|6|0
c:ian_|13|0
c:iar_|12|-1
c:iarl|-3|-2
c:iarm|9|-1
c:ias_|-6|-16
c:iban|9|-1
c:ibe_|9|21
c:ibed|27|-12
c:ibi_|-11|-8
c:ibie|3|6
c:ibir|15|11
c:ibo_|-5|-2
c:ica_|-16|-12
c:icac|19|13
c:ican|-10|-3
c:icao|31|-4
c:icar|10|-1
c:icat|4|1
c:ice_|-24|-19
c:icia|-24|19
c:icid|22|-2
c:icio|-7|-23
c:icit|21|-2
c:ico_|-14|-4
c:ida_|-22|-5
c:idad|17|-4
c:iday|-4|-7
c:ide_|-11|-3
c:idnt|-9|-15
c:ido_|-21|-12
c:idor|-14|-2
c:idos|35|-1
c:ied_|5|-2
c:ieis|6|0
c:iem_|9|-1
c:iemp|-18|-2
c:ien_|-2|-4
c:iend|-5|7
c:iene|-16|-11
c:ient|4|-3
c:iera|4|2
c:iern|-4|-2
c:iero|0|-4
c:iert|-19|-2
c:ies_|-10|-4
c:ific|13|13
c:ifus|6|5
c:iga_|-13|-6
c:igad|-5|-16
c:igan|17|-1
c:iger|-3|-1
c:ight|-14|-5
c:ign_|-18|-2
c:ignu|-7|25
c:igo_|-4|-7
c:igos|-15|-7
c:igue|-8|-3
c:ije_|6|0
c:ike_|-1|6
c:ila_|-12|-2
c:ilia|-9|-1
c:ill_|-6|-12
c:ime_|2|-3
c:imen|-3|-19
c:imes|14|-1
c:imie|5|-1
c:imin|1|-4
c:imo_|-20|-10
c:ina_|-28|-5
c:inar|-1|-12
c:inat|-4|-2
c:inci|-4|-4
c:inco|23|-1
c:ind_|-10|-5
c:inda|-6|-2
c:inde|7|-1
c:indo|-17|-3
c:inea|-7|-6
c:inen|-4|-4
c:info|-23|-12
c:ing_|4|-8
c:inga|3|0
c:ingu|5|-3
c:inha|-6|-6
c:inhe|-3|-14
c:inho|-6|-2
c:inic|-31|-7
c:ink_|-2|-13
c:insc|19|3
c:insi|9|0
c:inst|-30|-2
c:inte|2|-12
c:intm|-5|-2
c:inua|7|-1
c:inue|3|0
c:invo|-1|-3
c:ion_|-8|-9
c:iona|-17|-6
c:ione|7|9
c:ions|-12|-3
c:ios_|36|-5
c:ipal|-4|-4
c:ipci|7|10
c:ipti|0|-9
c:ique|5|0
c:ira_|-2|-8
c:irar|7|-1
c:ire_|3|0
c:irec|-7|-3
c:irem|17|-2
c:irm_|-11|-6
c:irma|-10|-4
c:irme|16|7
c:irmo|-13|-8
c:iro_|8|-16
c:irtu|-6|-1
c:isa_|-2|-11
c:isar|-6|-3
c:isas|9|0
c:isco|7|-1
c:ish_|21|-8
c:isie|3|2
c:isim|-10|-5
c:isin|-9|-4
c:ismo|-6|-22
c:iso_|-25|-8
c:isos|26|-1
c:issa|4|0
c:issi|7|0
c:isso|3|-17
c:ist_|8|-8
c:ista|25|4
c:iste|10|-1
c:isto|-20|-10
c:ita_|-17|-13
c:itam|4|0
c:itar|-4|-6
c:itch|10|-1
c:ite_|-1|-5
c:item|-20|-13
c:iten|-10|-6
c:ith_|16|-6
c:ithd|10|-2
c:itin|-8|-2
c:itli|-28|-26
c:ito_|-9|-3
c:its_|-11|-15
c:itut|-15|-6
c:iva_|-5|21
c:ivar|-6|0
c:ivat|-6|16
c:ive_|5|27
c:ived|-30|-15
c:iven|-4|10
c:iver|-27|-9
c:ivin|2|-6
c:ivoc|-2|-5
c:ivoq|-5|-1
c:ixa_|-17|-16
c:ixem|17|-4
c:ize_|-9|-5
c:izo_|-8|8
c:izza|-35|-2
c:jaja|-35|-6
c:jama|-2|-6
c:jan_|-4|-1
c:jar_|20|-7
c:jaro|-14|-6
c:jen_|15|-6
c:jenm|24|-2
c:jes_|18|7
c:jeta|-25|-16
c:jode|9|0
c:john|25|0
c:jor_|-12|-1
c:jos_|-3|-1
c:ked_|7|-1
c:keep|-7|-4
c:kero|13|-1
c:keti|17|-1
c:kier|10|-1
c:king|-8|-9
c:know|-14|-15
c:lace|-14|-2
c:lact|-17|-6
c:lame|2|-5
c:lan_|-6|-32
c:lano|-12|-1
c:lar_|-8|-17
c:larg|15|-3
c:las_|-4|3
c:lass|-1|-17
c:last|-3|-2
c:late|-19|-18
c:ldo_|-13|-5
c:leav|-25|-13
c:lefo|-7|-1
c:lega|-22|-9
c:lego|-23|-18
c:lem_|2|-3
c:lema|-11|-4
c:lemb|7|-5
c:len_|-6|-3
c:lert|6|-1
c:les_|5|-7
c:lest|50|-1
c:let_|1|15
c:leta|11|-1
c:lete|12|-4
c:letm|-19|-15
c:leto|-6|-8
c:leva|-13|-10
c:lgo_|4|-2
c:lher|-14|-2
c:lho_|-36|-3
c:lici|29|-3
c:lico|-9|-2
c:lied|-9|-2
c:lien|-6|-2
c:liga|-16|-6
c:ligh|-10|-5
c:ligu|-18|-3
c:like|-3|6
c:limi|1|-4
c:line|-7|-6
c:ling|41|0
c:link|-2|-13
c:lir_|29|-7
c:list|12|0
c:live|-19|-8
c:lix_|-4|-1
c:liz_|-23|-8
c:liza|-25|-15
c:lla_|-17|-9
c:llam|-2|-4
c:lleg|-32|-21
c:llev|-9|-4
c:llin|42|0
c:loca|-24|-1
c:lock|6|-9
c:lol_|-47|-23
c:lone|5|-5
c:loqu|5|-16
c:los_|5|-8
c:lose|12|-1
c:love|-15|-4
c:lpa_|-13|-3
c:lrea|6|-2
c:lsa_|-17|-1
c:lta_|-31|32
c:ltar|-17|18
c:ltem|-15|28
c:ltim|-3|-2
c:lto_|-47|-39
c:ltou|-1|-3
c:luir|3|-1
c:lusa|14|-2
c:lute|-14|-3
c:lvan|1|6
c:lver|-12|19
c:lvi_|-8|-1
c:lvie|-1|-4
c:lvo_|-30|-8
c:maci|9|1
c:maco|-34|-15
c:mail|-25|-5
c:main|-6|-2
c:mais|12|-10
c:mal_|-4|-12
c:man_|-14|-7
c:mana|-5|-12
c:manc|7|0
c:mand|5|-6
c:manh|-13|-15
c:mano|-5|-2
c:many|20|-7
c:mar_|2|26
c:marc|-16|-8
c:mari|7|-1
c:mark|17|-1
c:mas_|12|-12
c:masi|0|-5
c:mate|-6|-3
c:mati|-10|-3
c:mbar|3|0
c:mber|12|-9
c:mbia|-3|-2
c:mbie|-11|-2
c:mbre|-5|-7
c:medi|10|-1
c:mejo|-14|-1
c:mekn|-19|-15
c:memb|-6|-2
c:men_|-1|-3
c:meno|8|-21
c:mens|14|3
c:ment|-42|-12
c:menu|-21|-34
c:mer_|3|0
c:merc|6|-1
c:mero|15|-8
c:mes_|25|-3
c:mesa|-5|-4
c:mesm|-10|-3
c:mess|10|2
c:meu_|-1|-11
c:mida|-6|-3
c:mien|5|-1
c:migo|11|0
c:mili|-9|-1
c:mina|2|-3
c:mind|-2|-5
c:mine|-4|-4
c:ming|-9|-7
c:minh|-3|-5
c:mis_|11|9
c:mism|-6|-22
c:miso|3|0
c:miss|3|-1
c:mist|10|-8
c:mmun|13|-1
c:moca|-16|5
c:moci|-3|6
c:moco|12|4
c:mode|18|-1
c:moki|-3|-1
c:mole|50|-1
c:mont|13|-4
c:mora|-8|-3
c:more|20|-11
c:moro|9|-4
c:morr|-11|-7
c:mos_|17|7
c:moti|9|5
c:moto|-3|-2
c:mova|4|0
c:move|19|-7
c:mpan|8|-5
c:mplo|-3|-2
c:mpra|-21|-17
c:mpre|-7|-4
c:mpro|-35|-12
c:msg_|28|-4
c:msgs|9|-1
c:msjs|7|0
c:much|-3|-6
c:muni|14|-2
c:musi|-5|-12
c:muy_|-3|-11
c:nabl|-7|10
c:nada|6|-16
c:nal_|-7|-2
c:nana|3|-11
c:nao_|3|-14
c:naom|2|-3
c:nar_|-2|-12
c:nas_|1|-4
c:natu|-4|-2
c:naum|6|-1
c:nca_|-9|-10
c:ncan|-11|-11
c:nce_|16|-3
c:ncel|8|-14
c:ncha|9|0
c:nche|36|-1
c:ncia|34|-8
c:ncio|-17|-9
c:ncip|-4|-4
c:ncom|23|-1
c:ncue|4|-6
c:nda_|-2|-20
c:ndam|-2|-11
c:ndan|7|-12
c:ndar|8|-1
c:nde_|-15|-10
c:ndei|8|-3
c:ndem|-2|-5
c:nder|21|-13
c:ndes|8|-1
c:ndi_|-44|-10
c:ndim|-10|-19
c:ndin|11|1
c:ndo_|6|-13
c:nea_|-7|-6
c:nece|-4|-2
c:need|6|-4
c:nem_|15|-1
c:nen_|-18|-13
c:ner_|-6|-8
c:nes_|5|7
c:ness|-8|-1
c:nest|-10|-8
c:net_|-13|-5
c:netf|-4|-1
c:neve|-7|-19
c:new_|-34|-6
c:news|22|-1
c:nfir|-29|-16
c:nfo_|-8|-3
c:nfor|-17|-10
c:ngan|2|-6
c:nha_|-18|-16
c:nhec|28|-1
c:nhei|-3|-14
c:nho_|-1|-5
c:nica|14|-2
c:nici|-31|-7
c:ning|5|-3
c:nion|-19|-6
c:nisi|-10|-5
c:nks_|-17|-20
c:nle_|6|-2
c:nly_|16|0
c:nme_|5|-9
c:nna_|-3|-8
c:nnoy|6|-6
c:noma|15|-16
c:nome|-14|-1
c:nomo|23|-11
c:non_|-10|-17
c:nos_|5|-23
c:not_|1|-21
c:nota|-4|-1
c:noth|16|-14
c:noti|14|12
c:noug|25|-8
c:nova|-9|8
c:nove|20|0
c:novi|8|10
c:novo|-28|12
c:now_|-14|-15
c:noyi|7|-6
c:nozc|16|-1
c:nsad|5|-1
c:nsag|14|3
c:nsaj|14|4
c:nscr|19|3
c:nse_|21|-1
c:nsen|37|-3
c:nsfe|-17|-5
c:nsig|-9|-1
c:nsis|9|0
c:nsub|43|-13
c:nsul|-16|-8
c:nswe|-23|-20
c:nta_|-45|-34
c:ntac|28|-5
c:ntar|-5|-1
c:ntas|13|0
c:ntat|33|-1
c:nte_|-30|-7
c:nten|-16|-4
c:nter|2|-12
c:ntes|-30|-7
c:nth_|-4|-2
c:ntia|-6|-23
c:ntim|15|-1
c:ntin|10|-1
c:ntme|-5|-2
c:nto_|-14|-18
c:ntos|15|-4
c:ntra|-1|5
c:ntre|-15|-7
c:ntro|-6|-1
c:nuam|7|-1
c:nue_|3|0
c:nuev|-9|16
c:num_|12|0
c:numb|15|-9
c:nume|15|-8
c:nunc|3|-12
c:nup_|-7|25
c:nvia|1|-10
c:nvie|12|-3
c:nvio|8|4
c:nvoi|-1|-3
c:nymo|4|-4
c:nyth|12|0
c:oawa|-9|-12
c:oban|-9|-6
c:oble|-18|-6
c:obra|-50|-13
c:obre|-11|-3
c:obri|-5|-16
c:oca_|-11|4
c:ocad|-5|-3
c:ocal|-14|-3
c:ocao|-16|5
c:ocar|-10|-6
c:oces|-1|-14
c:ocio|-3|6
c:ock_|-9|-14
c:ocoe|12|4
c:odav|-3|-1
c:oday|-15|-6
c:ode_|14|-10
c:odem|8|-1
c:oder|-5|-2
c:odes|-1|-4
c:odig|-18|-12
c:odos|3|0
c:odri|7|0
c:oduc|-4|-3
c:oes_|-3|-2
c:oesn|-12|-6
c:ofer|11|-1
c:off_|7|-12
c:offe|1|7
c:ofre|9|0
c:ogra|-6|-3
c:oice|-1|-3
c:oint|-5|-2
c:ois_|-27|-11
c:oisa|6|0
c:oje_|-22|-8
c:oke_|15|-2
c:okin|6|-2
c:ola_|-24|-8
c:old_|-57|-9
c:oles|50|-1
c:olet|-6|-7
c:olic|21|-2
c:olla|-10|-5
c:olo_|-3|-5
c:oloc|-11|4
c:olta|-19|21
c:olte|-3|22
c:olto|-61|-34
c:olve|-12|19
c:olvi|-7|-6
c:omai|2|-3
c:oman|9|-1
c:omar|-11|29
c:omas|15|-16
c:omat|-15|-6
c:omba|3|0
c:ome_|11|-8
c:omer|9|-1
c:omid|-6|-3
c:omig|11|0
c:omin|-11|-7
c:ommu|13|-1
c:omo_|-4|-12
c:omoc|0|5
c:omod|23|-1
c:omor|17|-14
c:omos|20|9
c:omot|9|5
c:ompr|-40|-22
c:omun|3|-1
c:ona_|-12|-4
c:onda|-20|-11
c:onde|3|-10
c:ondi|-31|-6
c:one_|-30|-16
c:ones|2|4
c:onfi|-29|-16
c:ong_|-16|-20
c:onga|-13|3
c:onhe|28|-1
c:onio|-19|-6
c:only|16|0
c:ono_|-7|-1
c:onoz|16|-1
c:ons_|-5|-4
c:onse|33|-4
c:onsi|-6|-1
c:onsu|-16|-8
c:ont_|6|-14
c:onta|21|-15
c:onte|-34|-6
c:onth|-5|-3
c:onti|10|-1
c:onto|3|-6
c:ood_|-8|-5
c:ook_|-4|-4
c:ooki|6|-1
c:ooma|10|0
c:oor_|-16|-1
c:opag|20|-2
c:oppe|-20|-8
c:oppi|-9|-4
c:opti|-11|37
c:opto|35|-5
c:oque|-1|-15
c:ora_|3|-2
c:orar|-7|-2
c:oras|-25|-13
c:orda|9|-3
c:orde|-24|-27
c:ore_|15|-12
c:ores|-3|-1
c:orge|9|-2
c:orio|10|-2
c:oriz|-4|5
c:ork_|-15|-8
c:orki|-4|-3
c:orma|-17|-11
c:orne|-7|-2
c:orno|-8|-4
c:oro_|-6|-4
c:orra|24|-2
c:orre|10|-4
c:orri|-19|-4
c:orro|-11|-7
c:orte|16|-11
c:osas|13|-1
c:ose_|3|-3
c:osso|-5|-4
c:osta|-1|11
c:oste|-11|-4
c:ota_|-5|-3
c:ote_|-5|-3
c:otha|11|-11
c:othe|19|-2
c:othi|-3|-2
c:otif|14|12
c:otio|9|5
c:oto_|-22|-9
c:otro|31|-2
c:ough|9|-10
c:ould|12|-1
c:ount|-12|-9
c:oup_|2|-5
c:oupo|7|-5
c:our_|3|-7
c:out_|21|-15
c:outr|24|-2
c:outs|-11|-3
c:ovam|-2|17
c:ovar|-7|-10
c:ove_|7|-6
c:oved|45|-3
c:over|-23|-61
c:ovid|10|9
c:ovo_|-28|12
c:own_|-3|-5
c:oyin|7|-6
c:ozco|16|-1
c:paga|0|-9
c:pago|-19|-5
c:pagu|-7|-10
c:paid|-19|-10
c:pal_|-4|-4
c:pam_|17|-13
c:pame|12|-1
c:pan_|-5|-1
c:pana|5|-5
c:paqu|-4|-2
c:para|10|-14
c:pare|29|-9
c:paro|-17|-13
c:part|6|-2
c:pasa|-27|-3
c:pass|16|-3
c:paym|-19|-4
c:paz_|57|-4
c:pcao|-2|-3
c:pcio|1|8
c:pdat|16|-1
c:peak|-3|-3
c:ped_|-20|-8
c:pedi|-8|-12
c:pelo|-15|-5
c:pera|-32|-3
c:perd|-23|-2
c:perf|-12|-4
c:perm|11|-1
c:pers|-4|0
c:pert|16|-1
c:pesi|-6|-3
c:pesq|13|-7
c:pess|-10|-3
c:pica|-10|-3
c:pick|-4|-2
c:pido|16|-1
c:ping|-7|-5
c:pio_|-2|-5
c:pix_|-9|-6
c:pizz|-35|-2
c:plac|-14|-2
c:plan|-24|-32
c:plic|-10|-3
c:plie|-9|-2
c:plo_|-3|-2
c:ply_|-38|-23
c:pode|11|-5
c:podr|7|0
c:poin|-5|-2
c:pom_|-5|-4
c:pon_|-7|-5
c:pond|-41|-24
c:pong|-13|3
c:pons|10|-2
c:por_|-38|-22
c:port|1|-13
c:poss|-5|-4
c:pped|-20|-8
c:ppin|-9|-5
c:pply|-3|-2
c:ppoi|-5|-2
c:pps_|7|-1
c:pra_|-22|-15
c:prar|-1|-15
c:pre_|-17|-2
c:prec|-31|-12
c:pref|11|-4
c:pres|1|-3
c:pric|-19|-2
c:prin|-4|-4
c:pro_|-34|-8
c:prob|-23|-11
c:proc|38|-1
c:prod|-6|-4
c:prog|-6|-3
c:prom|9|2
c:prop|20|-2
c:prov|-8|-6
c:ptin|-10|40
c:ptio|-3|-11
c:pto_|-2|8
c:ptou|35|-5
c:publ|22|-2
c:pued|-16|-2
c:puer|-3|-2
c:pues|-9|-7
c:punt|-6|-3
c:put_|-8|6
c:qier|8|-1
c:qual|-8|-5
c:quan|-17|-8
c:que_|-4|-5
c:quea|4|-16
c:quec|28|-3
c:quee|-5|-1
c:quei|3|-2
c:quem|8|-1
c:quen|12|-4
c:quer|6|-4
c:quet|-4|-2
c:qui_|-11|-5
c:quie|-2|-3
c:quin|-24|-3
c:quis|13|-5
c:quit|8|-9
c:quiv|-6|-6
c:raba|-30|-4
c:raci|-4|-16
c:rada|-35|-6
c:rade|7|0
c:rado|-11|-19
c:rain|7|-1
c:ram_|-27|-12
c:ran_|-21|-2
c:ranc|-7|-2
c:rand|55|-6
c:rans|-15|-5
c:rant|-9|-23
c:rar_|14|-12
c:rara|-6|-7
c:rari|-7|-2
c:raro|-16|-5
c:ras_|-47|-14
c:rast|-4|-3
c:raw_|3|-4
c:rbe_|13|0
c:rcar|-15|-8
c:rcia|6|0
c:rdap|-2|-5
c:rdar|-3|-2
c:rdat|10|-2
c:rdea|3|0
c:rder|-29|-27
c:rdia|-11|-5
c:reac|3|35
c:read|0|-5
c:reat|-25|2
c:reca|5|0
c:recc|-7|-3
c:rece|1|5
c:rech|12|-11
c:reci|-4|3
c:reco|-15|-14
c:red_|-14|-1
c:redi|-13|-7
c:ree_|-10|11
c:reet|-4|-2
c:refe|4|-1
c:refi|8|-4
c:refr|4|-2
c:refu|-23|-10
c:rega|-15|-9
c:rei_|12|-7
c:rem_|21|-5
c:remi|-3|-14
c:remo|17|-7
c:ren_|-1|-7
c:renc|-15|-2
c:renl|11|-1
c:renm|0|-14
c:reno|-7|-10
c:reo_|-3|-2
c:repa|-14|-2
c:repl|-54|-24
c:repo|11|-11
c:requ|36|-1
c:rer_|12|-15
c:res_|0|-3
c:resa|9|-8
c:rese|-19|-11
c:reso|-8|-1
c:resp|-41|-24
c:ress|-10|-8
c:rest|11|-4
c:resu|-23|33
c:rete|1|-6
c:reti|19|-2
c:reto|-10|28
c:retu|-13|-21
c:reva|4|0
c:reve|12|8
c:revi|-7|-2
c:revo|21|-2
c:rfec|-10|-3
c:rge_|-8|-2
c:rged|-4|-5
c:rget|9|-2
c:rgin|-34|-4
c:rgo_|-21|-5
c:ria_|9|-9
c:rial|-6|-7
c:rian|13|0
c:rias|-5|0
c:riba|10|-1
c:ribe|30|13
c:ribi|15|7
c:rica|31|-4
c:rice|-19|-3
c:rida|-16|-8
c:riga|-5|-16
c:rige|-3|-1
c:rinc|-4|-4
c:ring|-14|-8
c:rinh|-6|-2
c:rio_|-14|-8
c:rios|16|0
c:ripc|7|10
c:ript|3|-9
c:rist|-22|-5
c:rive|-14|-5
c:rize|4|-2
c:rizo|-8|8
c:rjet|-25|-16
c:rket|17|-1
c:rkin|-6|-4
c:rlo_|-3|-2
c:rmac|-19|-11
c:rme_|15|3
c:rmin|-3|-2
c:rmis|11|-1
c:rmo_|-13|-8
c:rner|-7|-2
c:rnes|-4|-2
c:rnet|-13|-5
c:rno_|-14|-4
c:rnon|-10|-17
c:roba|-9|-6
c:robl|-17|-6
c:roca|-13|-4
c:rodu|-6|-4
c:rogr|-6|-3
c:rom_|16|-4
c:romo|9|2
c:romp|15|-1
c:ron_|-25|-19
c:rong|-16|-20
c:ropa|20|-2
c:rou_|-17|-10
c:roug|-21|-4
c:roup|2|-5
c:rove|-8|-6
c:row_|-11|-7
c:rrad|-18|-20
c:rrar|14|-4
c:rren|14|-2
c:rreo|-3|-2
c:rrie|11|-3
c:rrin|-6|-2
c:rrit|-3|-1
c:rriv|-4|-4
c:rro_|-5|-1
c:rrow|-11|-7
c:rshi|-6|-2
c:rso_|-16|-18
c:rson|-4|0
c:rta_|-30|-17
c:rtao|-33|-17
c:rtas|28|10
c:rtid|-14|-2
c:rtin|-16|-3
c:rtis|10|-1
c:rto_|-12|-8
c:rts_|6|-1
c:rtua|-6|-1
c:rtur|17|-1
c:rupo|16|-1
c:rva_|-3|-2
c:rvat|-6|-1
c:rvey|17|-6
c:rvic|5|-6
c:rvin|-3|-1
c:ryth|10|-1
c:sabe|1|-5
c:saca|31|-2
c:saco|-39|-10
c:sact|27|-6
c:sada|5|-1
c:sado|21|-4
c:sage|12|2
c:sagi|16|5
c:sai_|-56|-24
c:said|15|-1
c:sain|4|-2
c:sair|58|-9
c:saje|14|4
c:sal_|-17|-2
c:sald|-13|-5
c:sale|-7|-6
c:salg|4|-2
c:sali|26|-7
c:sam_|17|-1
c:san_|9|-2
c:sao_|3|-5
c:sapp|21|-2
c:saqu|12|-4
c:sar_|-15|-8
c:sas_|26|-3
c:sati|23|-7
c:saw_|-3|-1
c:sban|-18|0
c:sblo|-6|-1
c:scad|41|-6
c:scon|-4|-2
c:scou|4|-1
c:scre|15|7
c:scri|18|2
c:scuc|-4|-1
c:scue|-9|-3
c:scul|-23|-4
c:see_|-18|-7
c:segu|-13|3
c:sejo|8|-2
c:sem_|10|-27
c:sema|-9|-2
c:send|7|-7
c:sent|35|-4
c:seo_|10|15
c:ser_|-3|-5
c:serv|-8|-10
c:sesi|-13|-11
c:seso|-8|-19
c:sext|-7|-13
c:sfer|-17|-5
c:sgs_|9|-1
c:ship|-18|-6
c:sic_|-4|-2
c:sida|4|0
c:side|-11|-3
c:siem|-18|-2
c:sier|3|2
c:siga|17|-1
c:sign|-22|22
c:sigo|-9|-1
c:sigu|10|0
c:sim_|-36|2
c:simo|-19|-8
c:sin_|3|-14
c:sina|-6|-4
c:sing|-7|-4
c:sins|18|-3
c:sion|-1|-6
c:sist|17|-4
c:sito|-8|-2
c:size|-7|-4
c:sjs_|7|0
c:sked|7|0
c:slig|-13|-5
c:smo_|-15|-24
c:smok|-3|-1
c:sms_|-7|-4
c:snt_|-11|-8
c:soli|21|-2
c:solo|9|-2
c:solv|-8|-1
c:some|28|-7
c:son_|14|-3
c:sona|-4|0
c:sos_|27|-1
c:sou_|6|-1
c:spam|26|-13
c:spea|-3|-3
c:sper|-45|-15
c:spon|-41|-24
c:sque|28|-3
c:squi|-6|-9
c:ssa_|-19|-9
c:ssag|10|2
c:ssao|4|0
c:ssas|16|-3
c:sse_|-6|-5
c:ssim|-12|-4
c:ssio|7|0
c:sso_|-1|-18
c:sta_|9|-5
c:stah|20|-2
c:stak|10|-8
c:stan|36|-5
c:stas|20|-2
c:ste_|6|-3
c:sted|15|-6
c:stei|-11|-4
c:stem|14|-1
c:sten|21|-4
c:stil|5|-2
c:stit|-15|-6
c:sto_|-7|-14
c:stoc|-5|-11
c:stop|22|-8
c:stor|-11|-4
c:stos|3|0
c:stoy|-1|-4
c:stra|9|-4
c:stre|16|-6
c:stro|-30|2
c:stuf|12|0
c:sub_|18|-2
c:subi|-8|-1
c:subs|14|3
c:suco|-6|-4
c:suga|-15|-6
c:sult|-16|-10
c:sume|-10|14
c:surv|17|-6
c:sus_|8|11
c:susc|17|11
c:swer|-23|-20
c:syst|6|0
c:tabl|-5|-4
c:tact|28|-5
c:tada|-8|-2
c:tado|4|-1
c:tahp|20|-2
c:take|0|-14
c:talh|-14|-2
c:tall|-4|-2
c:tama|-2|-3
c:tan_|-20|-16
c:tand|13|0
c:tao_|-27|-17
c:tar_|10|6
c:tard|-3|-2
c:tari|6|5
c:tarj|-25|-16
c:tarm|3|0
c:tart|-22|-2
c:tas_|35|6
c:tata|16|0
c:tato|22|-1
c:taxa|-25|-6
c:tche|8|-1
c:ted_|8|-15
c:tede|6|-4
c:tei_|-11|-4
c:tele|-7|-1
c:tem_|-24|-3
c:tema|10|-1
c:temp|-21|-1
c:tems|-11|-2
c:ten_|13|-10
c:tend|-28|-23
c:tene|0|-7
c:teng|12|-4
c:tenh|7|-1
c:tenm|-10|-2
c:ter_|1|-4
c:tere|9|-10
c:tern|-13|-5
c:tes_|23|-4
c:test|-30|-5
c:text|14|-3
c:tfli|-4|-1
c:than|-15|-24
c:that|-6|-7
c:thdr|10|-2
c:the_|-29|-17
c:them|-6|0
c:ther|29|-4
c:thes|36|-3
c:thin|15|-3
c:this|13|-10
c:thor|4|-1
c:thro|-21|-4
c:tia_|-6|-23
c:tico|-10|-3
c:tido|-14|-2
c:tien|-16|-12
c:tifi|14|12
c:till|5|-2
c:time|25|-3
c:timi|5|-1
c:timo|-4|-3
c:tin_|-11|38
c:ting|12|-5
c:tinu|10|-1
c:tion|-2|-7
c:tira|-16|-8
c:tire|19|-2
c:tiro|9|-1
c:tisi|10|-1
c:titu|-15|-6
c:tiva|-10|18
c:tive|-4|10
c:tlis|-28|-26
c:tmek|-19|-15
c:tmen|-5|-2
c:tock|-5|-11
c:toda|-16|-6
c:todo|9|-1
c:told|-16|-2
c:toma|-23|19
c:tomo|-11|-7
c:too_|-2|-7
c:toom|10|0
c:top_|22|-7
c:topp|-13|-12
c:tori|1|4
c:torn|-8|-4
c:tos_|2|-7
c:tou_|-37|-16
c:tout|35|-5
c:toy_|-1|-4
c:tra_|8|14
c:trab|-31|-4
c:tran|-6|-6
c:trar|7|-9
c:tree|-4|-2
c:treg|-22|-7
c:trei|19|-8
c:trem|8|-1
c:tria|-6|-7
c:tro_|9|-2
c:troc|-13|-4
c:tsap|21|-2
c:tsid|-11|-3
c:ttin|-24|-11
c:tual|-29|-15
c:tuff|12|0
c:tura|-14|-5
c:turb|14|-2
c:turn|-25|-14
c:tuti|-13|-5
c:twic|-8|-5
c:two_|-31|-13
c:ual_|-15|-6
c:uam_|8|-1
c:uand|-16|-8
c:uant|1|-8
c:uas_|-17|-6
c:ubir|-8|-1
c:ubli|22|-2
c:ubsc|20|6
c:ubst|-15|-6
c:ucar|-20|-9
c:uch_|-6|-4
c:ucha|4|-3
c:uco_|-6|-4
c:ucto|-4|-3
c:uda_|-17|-2
c:udio|-6|-2
c:uear|-13|-9
c:ueca|13|-1
c:uede|10|13
c:uedo|-27|-13
c:ueen|-5|-1
c:uei_|-7|-4
c:ueie|3|0
c:uelv|-10|-3
c:uem_|7|-5
c:uen_|15|-2
c:ueni|-10|-5
c:uenm|12|-1
c:uent|-18|-15
c:uere|12|-15
c:uero|5|-5
c:uert|-3|-2
c:uest|5|-14
c:uete|-4|-2
c:ueve|6|-1
c:uevo|-9|16
c:uff_|12|0
c:ugar|-24|-6
c:uggi|7|-1
c:ugh_|9|-10
c:uier|-1|-3
c:uina|-24|-3
c:uir_|-1|8
c:uira|5|-1
c:uisa|13|-7
c:uisi|3|2
c:uit_|15|-5
c:uita|-3|-11
c:uite|-14|-5
c:uivo|-6|-6
c:ular|-14|-7
c:uld_|12|-1
c:ulpa|-13|-3
c:ulta|-16|-9
c:ulti|-3|-2
c:uma_|27|-4
c:uman|-18|-9
c:umbe|15|-9
c:ume_|-10|14
c:umer|15|-8
c:una_|-18|-6
c:unca|-3|-9
c:unci|-1|-9
c:und_|-23|-10
c:unda|-3|-3
c:unic|14|-2
c:unsu|45|-14
c:unt_|-15|-9
c:unto|-5|-1
c:upda|16|-1
c:upo_|16|-1
c:upom|-5|-4
c:upon|5|-7
c:ura_|-14|-6
c:urbe|16|-1
c:ure_|-10|-6
c:urge|-4|-1
c:urn_|-14|1
c:urno|-15|-16
c:uro_|-16|-3
c:urso|-16|-18
c:urve|17|-6
c:usao|14|-2
c:usar|-9|-5
c:usba|-18|0
c:uscr|17|11
c:use_|-23|-5
c:usic|-5|-12
c:usio|6|5
c:uso_|9|-5
c:usta|13|-5
c:uste|6|-4
c:ute_|-7|-3
c:uten|-14|-3
c:utho|4|-1
c:utio|-13|-5
c:uto_|-3|-1
c:utom|-10|-3
c:utor|-7|6
c:utro|24|-2
c:utsi|-11|-3
c:uvid|-5|-1
c:vai_|0|-3
c:vaja|17|-1
c:vale|-19|-17
c:vam_|5|0
c:vame|-3|18
c:van_|1|6
c:var_|-17|-13
c:vate|-6|16
c:vati|-6|-1
c:vece|5|-1
c:ved_|4|-14
c:veda|20|0
c:vega|-3|-5
c:veio|-7|-11
c:ven_|-6|8
c:venc|-3|-2
c:vend|10|0
c:ver_|-18|-24
c:veri|-4|-4
c:vert|10|-1
c:very|-5|-4
c:vey_|-19|-6
c:veys|35|-2
c:vez_|9|-3
c:veze|9|-2
c:via_|-1|-4
c:viaj|-9|0
c:viar|20|-9
c:vici|9|-3
c:vida|-12|-4
c:viei|6|0
c:viem|3|0
c:vien|7|-3
c:vier|-5|-6
c:ving|-2|-6
c:vio_|-13|7
c:vios|25|-2
c:virt|-6|-1
c:visa|-6|-3
c:viso|9|-4
c:vist|-7|-2
c:vite|13|-5
c:vivo|3|-1
c:voca|-2|-5
c:voce|-1|-14
c:voic|-1|-3
c:voke|16|-1
c:volt|-54|10
c:volv|-12|15
c:voqu|-5|-1
c:vou_|13|-7
c:voy_|-29|-20
c:vuel|-10|-3
c:wait|-42|-25
c:wann|11|0
c:want|8|2
c:way_|0|-18
c:wer_|-15|-29
c:what|6|-9
c:when|-20|-12
c:wher|-12|-4
c:who_|11|-4
c:why_|-37|-19
c:wice|-8|-5
c:will|-7|-9
c:wish|21|-8
c:with|25|-4
c:wont|-25|-15
c:work|-17|-10
c:woul|6|0
c:writ|-1|-3
c:wron|-16|-20
c:xclu|16|-4
c:xem_|17|-4
c:xta_|-7|-13
c:xtin|23|-1
c:xts_|19|2
c:yer_|30|-3
c:yes_|-14|0
c:yet_|-8|-4
c:ying|10|-6
c:ymen|-19|-4
c:ymor|4|-4
c:you_|-1|-8
c:your|3|-8
c:yste|6|0
c:ythi|20|-1
c:zap_|37|-1
c:zar_|-25|-14
c:zco_|16|-1
c:zer_|-9|-3
c:zes_|9|-2
c:zuca|-13|-5
c:zza_|-35|-2
t:$|-3|-17
t:, $|-33|-24
t:, ALREADY x $|-15|-2
t:, ALREADY x|-15|-2
t:, ALREADY|-15|-3
t:, AM x $|-13|-2
t:, AM x|-13|-2
t:, AM|-16|-3
t:, CAN YOU|11|-8
t:, CANCEL|-28|0
t:, CAN|11|-8
t:, DET x|-4|-1
t:, DET|-19|-1
t:, GOT x ?|-7|-1
t:, GOT x|-7|-1
t:, GOT|-7|-1
t:, HOW DET|-1|-3
t:, HOW|-3|-3
t:, INSTEAD PREP|-12|-1
t:, INSTEAD|-12|-1
t:, LET PREP SENDI|10|0
t:, LET PREP|10|0
t:, LET|10|0
t:, ME REMOVE LIST|11|-1
t:, ME REMOVE PREP|10|0
t:, ME REMOVE|20|-1
t:, ME x $|-4|-2
t:, ME x|-4|-2
t:, ME|0|-4
t:, NEG ME SENDS|18|0
t:, NEG ME|18|0
t:, NEG SENDS MORE|18|0
t:, NEG SENDS|22|0
t:, NEG WANT PROMO|10|0
t:, NEG WANT|11|0
t:, NEG|36|-1
t:, NONE PROMO $|20|0
t:, NONE PROMO|20|0
t:, NONE|20|0
t:, OWN ME $|-20|-2
t:, OWN ME|-20|-2
t:, OWN|-20|-2
t:, PREP|-3|-1
t:, REMOVE ME $|21|0
t:, REMOVE ME PREP|6|0
t:, REMOVE ME|25|-1
t:, REMOVE|25|-1
t:, SENDS|-21|-1
t:, SOLO|16|0
t:, STOP $|-13|-1
t:, STOP PREP SENDI|12|0
t:, STOP PREP|12|0
t:, STOP SENDG $|4|0
t:, STOP SENDG ME|3|0
t:, STOP SENDG|8|0
t:, STOP|5|-1
t:, TAKE ME OUT|15|0
t:, TAKE ME|15|0
t:, TAKE|15|0
t:, TEXT ME|-75|-2
t:, TEXT|-75|-2
t:, THANKS $|-16|-15
t:, THANKS|-18|-15
t:, THIS x|-10|-1
t:, THIS|-10|-1
t:, VERB|-3|-1
t:, WANT AGAINV PREP|12|-23
t:, WANT AGAINV|12|-23
t:, WANT BE|-6|17
t:, WANT DET x|-4|0
t:, WANT DET|-4|0
t:, WANT ME|-3|0
t:, WANT|-13|12
t:, YOU|-3|-1
t:, x $|-8|-2
t:, x DET x|-3|0
t:, x DET|-3|0
t:, x ME OWN|-3|-2
t:, x ME|-3|-2
t:, x YOU|-12|-1
t:, x x $|-11|-7
t:, x x ?|-2|-3
t:, x x|-13|-9
t:, x|-24|-10
t:,|-12|-9
t:. STOP $|12|0
t:. STOP|12|0
t:. THANKS $|17|0
t:. THANKS|17|0
t:. x $|-3|-2
t:. x|-5|-3
t:.|27|-4
t:? $|-28|-20
t:?|-26|-20
t:ACT DET MSG $|-11|34
t:ACT DET MSG|-11|35
t:ACT DET|-13|27
t:ACT ME CARD $|-4|-31
t:ACT ME CARD|-4|-31
t:ACT ME MSG $|-10|32
t:ACT ME MSG|-10|32
t:ACT ME OWN $|-1|-24
t:ACT ME OWN|-1|-24
t:ACT ME|-20|-7
t:ACT MSG $|-28|48
t:ACT MSG|-28|48
t:ACT|-44|26
t:ADD AGAIN PREP DET|-9|18
t:ADD AGAIN PREP|-12|34
t:ADD AGAIN|-12|34
t:ADD DET|-3|-2
t:ADD ME BACK $|7|24
t:ADD ME BACK PREP|-2|12
t:ADD ME BACK|4|34
t:ADD ME PREP DET|-13|-7
t:ADD ME PREP|-13|-7
t:ADD ME x PREP|-1|-6
t:ADD ME x|-1|-6
t:ADD ME|-8|17
t:ADD PREP DET|-3|0
t:ADD PREP LIST AGAIN|-5|16
t:ADD PREP LIST|-9|6
t:ADD PREP|-13|0
t:ADD|-37|17
t:AGAIN $|-14|32
t:AGAIN DET OWN|-5|-5
t:AGAIN DET|-39|-9
t:AGAIN PREP DET LIST|-9|18
t:AGAIN PREP DET|32|11
t:AGAIN PREP|27|26
t:AGAINV $|-9|84
t:AGAINV DET x|-1|-6
t:AGAINV DET|-1|-6
t:AGAINV PREP ME SENDI|-12|27
t:AGAINV PREP ME|-12|27
t:AGAINV PREP OWN $|-3|-19
t:AGAINV PREP OWN|-3|-19
t:AGAINV PREP RECV $|5|8
t:AGAINV PREP RECV DET|-5|19
t:AGAINV PREP RECV MSG|-9|16
t:AGAINV PREP RECV|-7|36
t:AGAINV PREP SENDI $|-1|13
t:AGAINV PREP SENDI ME|5|20
t:AGAINV PREP SENDI MSG|-2|19
t:AGAINV PREP SENDI|3|36
t:AGAINV PREP VERB $|-4|-20
t:AGAINV PREP VERB|-5|-28
t:AGAINV PREP x $|-1|-21
t:AGAINV PREP x|-1|-27
t:AGAINV PREP|-4|18
t:AGAINV x $|-6|-19
t:AGAINV x|-6|-19
t:AGAINV|-27|16
t:AGAIN|-16|22
t:AGREE PREP|-10|16
t:AGREE RECV MSG $|-6|18
t:AGREE RECV MSG|-6|18
t:AGREE RECV|-6|18
t:AGREE|-11|29
t:ALREADY $|34|-27
t:ALREADY CAN|3|10
t:ALREADY ENOUGH|3|-1
t:ALREADY LET PREP BOTHI|4|0
t:ALREADY LET PREP|12|0
t:ALREADY LET|12|0
t:ALREADY ME|8|0
t:ALREADY RECVX|-24|-3
t:ALREADY SAID DET|-2|-5
t:ALREADY SAID PREP|-9|-3
t:ALREADY SAID|8|-8
t:ALREADY SENDG ME|7|0
t:ALREADY SENDG|7|0
t:ALREADY STOP $|21|-1
t:ALREADY STOP MSG PREP|3|0
t:ALREADY STOP MSG|3|0
t:ALREADY STOP|22|-1
t:ALREADY x $|-44|-16
t:ALREADY x SAID QUE|6|0
t:ALREADY x SAID|6|0
t:ALREADY x|-41|-17
t:ALREADY|13|-17
t:ALTO|11|-8
t:AM BLOCK|5|-5
t:AM INTEREST PREP RECV|8|-2
t:AM INTEREST PREP|13|-2
t:AM INTEREST|11|-3
t:AM LEAVE PREP x|-9|-2
t:AM MORE|-3|-1
t:AM NEG INTEREST $|12|-2
t:AM NEG INTEREST|14|-2
t:AM NEG RECVG|-28|-5
t:AM NEG|-9|-6
t:AM OUT|-45|-9
t:AM PREP BLOCK|7|-2
t:AM PREP CAN|-6|-1
t:AM PREP LEAVE PREP|-11|0
t:AM PREP LEAVE|-11|0
t:AM PREP x|4|0
t:AM PREP|2|-5
t:AM TOOMANY|9|0
t:AM x $|-22|-5
t:AM x ,|11|-1
t:AM x PREP|6|0
t:AM x x $|-17|-5
t:AM x x|-18|-5
t:AM x|-11|-9
t:AM|-17|-26
t:ANSWER TOPIC $|39|0
t:ANSWER TOPIC ,|5|0
t:ANSWER TOPIC|42|0
t:ANSWER|0|-19
t:AUTH $|33|-2
t:AUTH ,|6|0
t:AUTH DET SHIP PREP|-1|17
t:AUTH DET SHIP|-1|17
t:AUTH DET|5|15
t:AUTH PREP TEXT ME|15|0
t:AUTH PREP TEXT|15|0
t:AUTH PREP|17|-3
t:AUTH THIS OWN $|-16|-6
t:AUTH THIS OWN|-16|-6
t:AUTH THIS|-16|-6
t:AUTH|26|0
t:BACK $|-28|-45
t:BACK PREP $|-7|66
t:BACK PREP DET LIST|-7|24
t:BACK PREP DET|-7|24
t:BACK PREP|-13|63
t:BACK|-33|11
t:BAJA $|60|-6
t:BAJA ? $|-4|-1
t:BAJA ?|-4|-1
t:BAJA ALREADY $|6|0
t:BAJA ALREADY|6|0
t:BAJA DET OWN|-14|-2
t:BAJA DET|-19|-2
t:BAJA ME|-10|-1
t:BAJA PREP DET LIST|4|0
t:BAJA PREP DET|5|-1
t:BAJA PREP OWN|24|0
t:BAJA PREP|36|-8
t:BAJA TOPIC $|9|-2
t:BAJA TOPIC|9|-2
t:BAJA x|-8|-1
t:BAJA|41|-9
t:BE PASS $|20|-2
t:BE PASS|21|-2
t:BE PREP DET IDIOM|-2|-4
t:BE PREP DET|-5|3
t:BE PREP LIST $|4|0
t:BE PREP LIST|4|0
t:BE PREP|17|2
t:BE RECV MSG $|0|13
t:BE RECV MSG|0|13
t:BE RECV|4|11
t:BE REMOVE $|14|-2
t:BE REMOVE DET LIST|4|0
t:BE REMOVE DET|4|0
t:BE REMOVE PREP LIST|5|-1
t:BE REMOVE PREP|8|-1
t:BE REMOVE|22|-2
t:BE SENDI|5|0
t:BE THIS LIST $|3|0
t:BE THIS LIST|3|0
t:BE THIS|3|0
t:BE x $|-9|-8
t:BE x|-30|-9
t:BE|20|2
t:BLOCK $|27|-14
t:BLOCK ME CARD $|-9|-4
t:BLOCK ME CARD|-9|-4
t:BLOCK ME|-6|-5
t:BLOCK PREP|22|-3
t:BLOCK YOU $|2|-7
t:BLOCK YOU|2|-7
t:BLOCKX $|22|-9
t:BLOCKX|14|-11
t:BLOCK|23|-22
t:BOTHI $|50|-7
t:BOTHI ME $|12|-1
t:BOTHI ME|18|-1
t:BOTHI PREP|14|0
t:BOTHI|62|-6
t:BOTHS $|40|-2
t:BOTHS MORE $|20|0
t:BOTHS MORE ME $|6|0
t:BOTHS MORE ME|6|0
t:BOTHS MORE|24|-1
t:BOTHS|59|-3
t:CALLI|29|-7
t:CALLS $|12|-4
t:CALLS ,|-56|-4
t:CALLS ME|-10|-21
t:CALLS MORE $|41|-1
t:CALLS MORE|41|-1
t:CALLS NEG|3|0
t:CALLS PREP x|-6|-1
t:CALLS PREP|-6|-1
t:CALLS|-14|-28
t:CAN AGAINV PREP SENDI|-22|34
t:CAN AGAINV PREP|-22|36
t:CAN AGAINV|-22|36
t:CAN BE|2|-3
t:CAN LET PREP SENDI|8|-1
t:CAN LET PREP|8|-1
t:CAN LET|8|-1
t:CAN ME BE REMOVE|10|-1
t:CAN ME BE|10|-1
t:CAN ME RECVB|-2|-9
t:CAN ME REMOVE PREP|9|-1
t:CAN ME REMOVE|9|-1
t:CAN ME x|-13|-7
t:CAN ME|-3|-15
t:CAN REMOVE PREP DET|12|-1
t:CAN REMOVE PREP|12|-1
t:CAN REMOVE|11|-2
t:CAN SENDI|-43|-14
t:CAN STOP PREP ME|8|0
t:CAN STOP PREP SENDI|4|0
t:CAN STOP PREP x|-3|-1
t:CAN STOP PREP|-10|-2
t:CAN STOP|8|-2
t:CAN YOU STOP SENDG|5|0
t:CAN YOU STOP|4|0
t:CAN YOU TAKE ME|-5|0
t:CAN YOU TAKE|-5|0
t:CAN YOU|14|-10
t:CAN x $|-12|-4
t:CAN x|-15|-9
t:CANCEL $|37|-15
t:CANCEL DET MSG $|43|-9
t:CANCEL DET MSG PREP|5|-1
t:CANCEL DET MSG|44|-9
t:CANCEL DET OWN $|-13|-3
t:CANCEL DET OWN PREP|-5|0
t:CANCEL DET OWN|-17|-3
t:CANCEL DET SUBN|20|-1
t:CANCEL DET x x|-4|-1
t:CANCEL DET x|-19|-4
t:CANCEL DET|26|-12
t:CANCEL ME CARD|-7|0
t:CANCEL ME OWN $|-35|-7
t:CANCEL ME OWN|-35|-7
t:CANCEL ME SUBN $|39|-2
t:CANCEL ME SUBN|34|-2
t:CANCEL ME x|-12|-1
t:CANCEL ME|-17|-8
t:CANCEL MSG $|36|-9
t:CANCEL MSG|36|-9
t:CANCEL OWN $|-26|-3
t:CANCEL OWN|-36|-4
t:CANCEL PREP DET x|-9|-1
t:CANCEL PREP DET|-9|-1
t:CANCEL PREP OWN|-17|-2
t:CANCEL PREP SUBN|15|-2
t:CANCEL PREP|-11|-7
t:CANCEL PROMO $|9|-1
t:CANCEL PROMO|9|-1
t:CANCEL SHIP|21|-3
t:CANCEL SUBN $|29|-3
t:CANCEL SUBN|29|-3
t:CANCEL THIS MSG $|9|-2
t:CANCEL THIS MSG|9|-2
t:CANCEL THIS|24|-2
t:CANCEL TOPIC $|28|-4
t:CANCEL TOPIC|28|-4
t:CANCEL x|-15|-3
t:CANCEL|15|-15
t:CAN|-4|-6
t:CARD $|-48|-32
t:CARD ? $|-3|-3
t:CARD ?|-3|-3
t:CARD x $|-8|-2
t:CARD x|-8|-3
t:CARD|-43|-27
t:CHEGA $|65|-5
t:CHEGA PREP|-14|-5
t:CHEGA x ? $|-9|-2
t:CHEGA x ?|-9|-2
t:CHEGA x|-11|-2
t:CHEGA|23|-11
t:CONJ $|-68|-63
t:CONJ ,|-14|16
t:CONJ ? $|-8|-1
t:CONJ CONT SENDI $|7|-1
t:CONJ CONT SENDI|7|-1
t:CONJ CONT|3|-3
t:CONJ DET x $|-2|-3
t:CONJ DET x|-3|-4
t:CONJ DET|-1|-4
t:CONJ ME|10|-1
t:CONJ NEG ME x|-5|0
t:CONJ NEG ME|-5|0
t:CONJ NEG x $|-8|-1
t:CONJ NEG x|-8|-1
t:CONJ NEG|-13|-2
t:CONJ OWN $|-12|-5
t:CONJ OWN|-18|-6
t:CONJ PREP|-4|-3
t:CONJ SPAM $|3|-4
t:CONJ SPAM|3|-4
t:CONJ STOP SENDG ME|12|0
t:CONJ STOP SENDG|12|0
t:CONJ STOP|12|0
t:CONJ THANKS|9|0
t:CONJ TOOMANY $|-21|-5
t:CONJ TOOMANY|-21|-5
t:CONJ WANT|-31|26
t:CONJ YOU|-5|-3
t:CONJ x $|-6|-3
t:CONJ x|-1|-6
t:CONJ|-29|-20
t:CONT MORE SENDI $|10|0
t:CONT MORE SENDI|12|0
t:CONT MORE|12|0
t:CONT PREP|10|4
t:CONT SENDI $|14|-1
t:CONT SENDI MSG|12|0
t:CONT SENDI|25|-1
t:CONT x $|-13|-1
t:CONT x|-17|-2
t:CONT|4|-23
t:DAR PREP BAJA $|31|-3
t:DAR PREP BAJA ?|-4|-1
t:DAR PREP BAJA DET|-14|-2
t:DAR PREP BAJA ME|-10|-1
t:DAR PREP BAJA PREP|11|-2
t:DAR PREP BAJA|25|-5
t:DAR PREP|25|-5
t:DAR RETURNW|-12|18
t:DAR|-18|-17
t:DATA $|4|0
t:DATA|5|0
t:DET $|-5|-22
t:DET AM PREP BLOCK|7|-2
t:DET AM PREP|7|-2
t:DET AM|7|-2
t:DET BAJA $|21|-2
t:DET BAJA|25|-2
t:DET CANCEL PREP|10|-2
t:DET CANCEL|-4|-3
t:DET CARD $|-7|-3
t:DET CARD x|-3|-2
t:DET CARD|-16|-5
t:DET DET $|5|-19
t:DET DET PREP x|-5|-3
t:DET DET PREP|-19|-5
t:DET DET|-10|-19
t:DET IDIOM $|-19|-17
t:DET IDIOM x|-3|-1
t:DET IDIOM|-20|-17
t:DET LIST $|28|11
t:DET LIST ? $|13|-1
t:DET LIST ?|13|-1
t:DET LIST AGAIN $|-5|20
t:DET LIST AGAIN|-5|20
t:DET LIST PREP DATA|5|0
t:DET LIST PREP LIST|2|5
t:DET LIST PREP|-2|14
t:DET LIST|23|16
t:DET MSG $|4|-3
t:DET MSG ,|-5|-3
t:DET MSG AGAIN $|-4|23
t:DET MSG AGAIN|-4|23
t:DET MSG NEG x|-5|0
t:DET MSG NEG|-5|0
t:DET MSG PREP x|-5|-1
t:DET MSG PREP|1|-4
t:DET OWN $|-41|-27
t:DET OWN ,|-11|0
t:DET OWN ? $|-3|-3
t:DET OWN ?|-3|-3
t:DET OWN ME|-3|-2
t:DET OWN PREP DET|-4|-1
t:DET OWN PREP OWN|-14|-3
t:DET OWN PREP x|-5|-2
t:DET OWN PREP|-23|-5
t:DET OWN x $|-7|-7
t:DET OWN x|-7|-8
t:DET OWN|-36|-20
t:DET PREP x $|-5|-3
t:DET PREP x|-5|-3
t:DET PREP|-14|-5
t:DET PROMO $|9|-1
t:DET PROMO ,|-3|-1
t:DET PROMO LIST $|8|0
t:DET PROMO LIST|8|0
t:DET PROMO NEG x|-7|-3
t:DET PROMO NEG|-7|-3
t:DET PROMO PREP x|-7|-3
t:DET PROMO PREP|-11|-4
t:DET PROMO x|-8|-5
t:DET PROMO|-12|-9
t:DET QUE|-12|-3
t:DET SENDS|-18|-1
t:DET SHIP $|-11|-4
t:DET SHIP ,|-4|-1
t:DET SHIP PREP MSG|0|16
t:DET SHIP PREP|0|16
t:DET SHIP|-9|9
t:DET SPAM $|24|-1
t:DET SPAM|24|-1
t:DET STOPX $|-16|-9
t:DET STOPX|-16|-9
t:DET STOP|8|-4
t:DET SUBN ? $|13|-2
t:DET SUBN ?|13|-2
t:DET SUBN PREP|-5|-2
t:DET SUBN|4|-4
t:DET TEXT $|-27|-11
t:DET TEXT|-32|-13
t:DET THANKS $|-11|-2
t:DET THANKS|-11|-2
t:DET TIME CONJ|-4|-4
t:DET TIME PREP TIME|9|-3
t:DET TIME PREP|9|-3
t:DET TIME|-3|-8
t:DET TOPIC $|-21|0
t:DET TOPIC , HOW|-1|-3
t:DET TOPIC , x|-7|-1
t:DET TOPIC ,|-8|-4
t:DET TOPIC AGAIN $|-2|25
t:DET TOPIC AGAIN|-2|25
t:DET TOPIC PREP DET|-8|-2
t:DET TOPIC PREP|-26|-8
t:DET TOPIC x|-2|-3
t:DET TOPIC|-31|-2
t:DET VERB $|-20|-7
t:DET VERB PREP|13|0
t:DET VERB|-7|-7
t:DET WRONG PREP|3|-2
t:DET WRONG|21|-3
t:DET YOU $|-14|-1
t:DET YOU|-14|-1
t:DET x $|-42|-32
t:DET x ,|-10|-1
t:DET x ? $|-18|-9
t:DET x ?|-18|-9
t:DET x CONJ|-4|-2
t:DET x DET|-2|-3
t:DET x LAUGH $|-3|-1
t:DET x LAUGH|-3|-1
t:DET x NEG PREP|-10|-1
t:DET x NEG RECVX|-7|-2
t:DET x NEGX STOP|-6|-1
t:DET x NEGX|-6|-13
t:DET x NEG|-10|-5
t:DET x OWN $|-4|-8
t:DET x OWN|-5|-8
t:DET x PREP DET|23|-1
t:DET x PREP x|5|-3
t:DET x PREP|16|-5
t:DET x STOP|-15|-1
t:DET x x $|-22|-5
t:DET x x PREP|-3|0
t:DET x x x|-8|-5
t:DET x x|-7|-8
t:DET x|-28|-23
t:DET|-15|-13
t:DOWN $|-1|-21
t:DOWN STOP $|20|-2
t:DOWN STOP|24|-2
t:DOWN|20|-21
t:ENOUGH $|28|-13
t:ENOUGH ,|-13|-2
t:ENOUGH ALREADY|17|-1
t:ENOUGH PREP DET|11|-1
t:ENOUGH PREP MSG $|29|-4
t:ENOUGH PREP MSG|29|-4
t:ENOUGH PREP PROMO $|13|-1
t:ENOUGH PREP PROMO|13|-1
t:ENOUGH PREP SENDI|-10|0
t:ENOUGH PREP SPAM $|8|0
t:ENOUGH PREP SPAM|8|0
t:ENOUGH PREP TOPIC $|15|-1
t:ENOUGH PREP TOPIC|15|-1
t:ENOUGH PREP x ,|-5|-1
t:ENOUGH PREP x|-41|-3
t:ENOUGH PREP|14|-6
t:ENOUGH x|-29|-3
t:ENOUGH|21|-14
t:GIVE AUTH PREP|7|0
t:GIVE AUTH|7|0
t:GIVE PREP BAJA|4|-8
t:GIVE PREP|4|-8
t:GIVE|9|-8
t:GO BOTHI|43|-1
t:GOT ? $|-15|-10
t:GOT ?|-15|-10
t:GOT ME NUM ?|15|-1
t:GOT ME NUM|15|-1
t:GOT ME|15|-1
t:GOT x ? $|-8|-3
t:GOT x ?|-8|-3
t:GOT x ME ?|-3|-4
t:GOT x ME|-3|-4
t:GOT x x ?|-2|-3
t:GOT x x|-2|-3
t:GOT x|-18|-11
t:GOT|-17|-18
t:GO|33|-5
t:HAVE DET|1|-3
t:HAVE ME|10|-1
t:HAVE PREP|17|-1
t:HAVE|-18|-7
t:HOW AM PREP LEAVE|-11|0
t:HOW AM PREP|-4|-1
t:HOW AM|-4|-1
t:HOW CANCEL ME OWN|-4|0
t:HOW CANCEL ME|-4|0
t:HOW CANCEL|13|-2
t:HOW CAN|-6|-1
t:HOW DAR PREP BAJA|-4|-1
t:HOW DAR PREP|-4|-1
t:HOW DAR|-4|-1
t:HOW DET VERB|-1|-3
t:HOW DET|-6|-4
t:HOW LEAVE PREP|-3|-1
t:HOW LEAVE|-3|-1
t:HOW ME|-8|-4
t:HOW THIS|-33|-5
t:HOW TOOMANY TIME|13|-1
t:HOW TOOMANY x|-7|-1
t:HOW TOOMANY|3|-2
t:HOW TOPIC ? $|-18|-7
t:HOW TOPIC ?|-18|-7
t:HOW TOPIC|-26|-8
t:HOW x ME|-13|-12
t:HOW x x YOU|-3|-2
t:HOW x x|-4|-2
t:HOW x|-14|-14
t:HOW|-22|-18
t:IDIOM $|-40|-35
t:IDIOM x ? $|-3|-2
t:IDIOM x ?|-3|-2
t:IDIOM x|-8|-6
t:IDIOM|-39|-35
t:INSTEAD PREP|-12|-1
t:INSTEAD|-35|-2
t:INTEREST $|-12|-8
t:INTEREST DET PROMO $|-7|-5
t:INTEREST DET PROMO|-7|-5
t:INTEREST DET|-9|-5
t:INTEREST PREP RECV|8|-2
t:INTEREST PREP|26|-3
t:INTEREST RECV|7|-2
t:INTEREST|9|-10
t:IT|-3|-3
t:KEEP|-3|-3
t:KNOW PREP TOPIC $|7|0
t:KNOW PREP TOPIC|7|0
t:KNOW PREP|22|-1
t:KNOW YOU $|6|-1
t:KNOW YOU|6|-1
t:KNOW|4|-6
t:LAUGH $|-89|-48
t:LAUGH LAUGH $|-10|-13
t:LAUGH LAUGH LAUGH $|-7|-8
t:LAUGH LAUGH LAUGH|-7|-8
t:LAUGH LAUGH|-10|-13
t:LAUGH STOP|-11|-3
t:LAUGH|-98|-45
t:LEAVE $|52|-19
t:LEAVE CONJ CONT SENDI|7|-1
t:LEAVE CONJ CONT|7|-1
t:LEAVE CONJ|7|-1
t:LEAVE DET|-4|-2
t:LEAVE LIST $|13|-1
t:LEAVE LIST|13|-1
t:LEAVE ME PEACE $|35|-2
t:LEAVE ME PEACE|35|-2
t:LEAVE ME|6|-7
t:LEAVE PREP DET LIST|8|-1
t:LEAVE PREP LIST $|24|-1
t:LEAVE PREP LIST|25|-13
t:LEAVE PREP OWN $|-45|-2
t:LEAVE PREP OWN ?|-5|-1
t:LEAVE PREP OWN|-49|-3
t:LEAVE PREP THIS LIST|6|0
t:LEAVE PREP THIS|6|0
t:LEAVE PREP x $|-28|-4
t:LEAVE PREP x|-31|-5
t:LEAVE PREP|-5|-14
t:LEAVE THIS|-28|-5
t:LEAVE|15|-19
t:LESS MSG $|-28|-26
t:LESS MSG|-2|-28
t:LESS|18|-32
t:LET $|40|-11
t:LET DET OWN PREP|-4|-2
t:LET DET OWN|-4|-2
t:LET DET|8|-3
t:LET ME PREP PEACE|9|-1
t:LET ME PREP|9|-1
t:LET ME|14|-2
t:LET PREP BE|4|0
t:LET PREP BOTHI $|23|-1
t:LET PREP BOTHI|24|-1
t:LET PREP ME SENDI|3|0
t:LET PREP ME|9|-1
t:LET PREP PEACE $|12|-1
t:LET PREP PEACE|12|-1
t:LET PREP RECV DET|-5|-5
t:LET PREP RECV MSG|6|-4
t:LET PREP RECV|5|-8
t:LET PREP SENDI $|20|-1
t:LET PREP SENDI ME|23|-4
t:LET PREP SENDI|31|-5
t:LET PREP SENDS ME|9|-1
t:LET PREP SENDS|9|-1
t:LET PREP VERB|-30|-2
t:LET PREP x DET|-8|-1
t:LET PREP x|-14|-4
t:LET PREP|13|-10
t:LET x|-21|-6
t:LETX PREP|-5|-4
t:LETX x|-11|-2
t:LETX|-15|-6
t:LET|14|-13
t:LIST $|17|-3
t:LIST , NEG|20|-1
t:LIST ,|23|-1
t:LIST ? $|23|-2
t:LIST ?|23|-2
t:LIST AGAIN $|-10|40
t:LIST AGAIN|-10|40
t:LIST LIST $|5|-1
t:LIST LIST|6|-1
t:LIST PREP DATA $|4|0
t:LIST PREP DATA|5|0
t:LIST PREP LIST $|4|5
t:LIST PREP LIST|7|4
t:LIST PREP|4|2
t:LIST|14|-3
t:ME $|26|-2
t:ME ? $|-1|-4
t:ME ?|-1|-4
t:ME ADD PREP LIST|-9|6
t:ME ADD PREP|-12|0
t:ME ADD|-14|15
t:ME AGAIN $|20|28
t:ME AGAINV PREP SENDI|-1|13
t:ME AGAINV PREP|-1|13
t:ME AGAINV|-1|13
t:ME AGAIN|20|28
t:ME ALREADY SAID|8|0
t:ME AUTH $|22|-1
t:ME AUTH PREP|7|-1
t:ME AUTH|26|-2
t:ME BACK $|-5|4
t:ME BACK PREP DET|-2|12
t:ME BACK PREP|-2|12
t:ME BACK|-7|14
t:ME BE REMOVE|10|-1
t:ME BE|10|-1
t:ME BOTHI $|10|-1
t:ME BOTHI|10|-1
t:ME BOTHS $|11|0
t:ME BOTHS MORE $|12|0
t:ME BOTHS MORE|12|0
t:ME BOTHS|22|-1
t:ME CALLS $|12|-4
t:ME CALLS ,|-34|-2
t:ME CALLS MORE $|18|0
t:ME CALLS MORE|18|0
t:ME CALLS NEG|3|0
t:ME CALLS|-3|-6
t:ME CAN REMOVE PREP|12|-1
t:ME CAN REMOVE|11|-2
t:ME CANCEL|-3|-1
t:ME CAN|5|-7
t:ME CARD $|-34|-33
t:ME CARD x|-6|-1
t:ME CARD|-33|-30
t:ME CONT SENDI $|8|0
t:ME CONT SENDI|10|-1
t:ME CONT|10|-1
t:ME DAR PREP BAJA|10|-1
t:ME DAR PREP|10|-1
t:ME DAR|10|-1
t:ME DET OWN $|-3|-7
t:ME DET OWN|-13|-7
t:ME DET TEXT|-23|-5
t:ME DET TOPIC|-24|38
t:ME DET x $|-21|-19
t:ME DET x x|-3|-1
t:ME DET x|-27|-25
t:ME DET|-51|-12
t:ME HAVE|-32|-2
t:ME INTEREST $|-10|-2
t:ME INTEREST DET PROMO|-7|-5
t:ME INTEREST DET|-9|-5
t:ME INTEREST RECV|7|-2
t:ME INTEREST|-9|-7
t:ME LEAVE PREP|7|-1
t:ME LEAVE|7|-1
t:ME LESS|22|-6
t:ME LET $|40|-11
t:ME LET PREP PEACE|5|-1
t:ME LET PREP|5|-1
t:ME LET x|-8|-2
t:ME LETX x|-11|-2
t:ME LETX|-11|-3
t:ME LET|15|-13
t:ME MORE $|8|0
t:ME MSG $|-12|6
t:ME MSG ? $|-2|-4
t:ME MSG ?|-2|-4
t:ME MSG|-11|6
t:ME NEED PREP CANCEL|-7|-1
t:ME NEED PREP|-8|-1
t:ME NEED|-7|-2
t:ME NEG AUTH PREP|5|0
t:ME NEG AUTH|5|0
t:ME NEG KNOW YOU|6|-1
t:ME NEG KNOW|6|-1
t:ME NEG RECVB DET|-9|-3
t:ME NEG RECVB|-27|-5
t:ME NEG SUBX PREP|-4|-1
t:ME NEG WANT DET|-7|-2
t:ME NEG WANT PREP|14|-9
t:ME NEG WANT PROMO|11|-1
t:ME NEG WANT TOPIC|4|0
t:ME NEG WANT|15|-8
t:ME NEGX RECVB DET|-19|-9
t:ME NEGX RECVB|-19|-9
t:ME NEGX STOP x|-4|-1
t:ME NEGX STOP|-12|-3
t:ME NEGX|-19|-18
t:ME NEG|4|-11
t:ME NOTHING $|25|-2
t:ME NOTHING|25|-2
t:ME NUM $|30|-3
t:ME NUM ? $|14|-1
t:ME NUM ?|14|-1
t:ME NUM LIST $|8|0
t:ME NUM LIST|11|0
t:ME NUM PREP DET|6|0
t:ME NUM PREP LIST|7|0
t:ME NUM PREP x|-7|-1
t:ME NUM PREP|4|-2
t:ME NUM x|-26|-5
t:ME NUM|13|-7
t:ME OUT $|28|-1
t:ME OUT DET LIST|21|-1
t:ME OUT DET|27|-2
t:ME OUT PREP THIS|4|0
t:ME OUT PREP|3|-2
t:ME OUT THIS LIST|10|-1
t:ME OUT THIS|10|-1
t:ME OUT|19|-6
t:ME OWN $|-37|-29
t:ME OWN ,|17|0
t:ME OWN ? $|-4|-1
t:ME OWN ?|-4|-1
t:ME OWN PREP DET|-5|-1
t:ME OWN PREP x|-3|-6
t:ME OWN PREP|-9|-6
t:ME OWN x x|-3|-1
t:ME OWN x|-3|-2
t:ME OWN|-24|-22
t:ME PEACE $|43|-3
t:ME PEACE|43|-3
t:ME PREP DET $|7|0
t:ME PREP DET IDIOM|-4|-5
t:ME PREP DET LIST|20|2
t:ME PREP DET|14|-7
t:ME PREP LIST $|4|-2
t:ME PREP LIST|4|-2
t:ME PREP ME|6|-2
t:ME PREP OWN|-2|-13
t:ME PREP PEACE $|9|-1
t:ME PREP PEACE|9|-1
t:ME PREP YOU|-10|-4
t:ME PREP x $|6|-1
t:ME PREP x|4|-5
t:ME PREP|4|-13
t:ME PROMO $|-1|-4
t:ME PROMO MORE $|-9|-3
t:ME PROMO MORE|-9|-3
t:ME PROMO|-18|15
t:ME RECVB DET|-5|9
t:ME RECVB|-11|6
t:ME RECVX DET MSG|-31|-2
t:ME RECVX DET|-35|-3
t:ME RECVX|-20|-8
t:ME REMOVE $|41|-4
t:ME REMOVE DET OWN|-8|-1
t:ME REMOVE DET x|-5|-1
t:ME REMOVE DET|-13|-2
t:ME REMOVE LIST $|11|-1
t:ME REMOVE LIST|15|-2
t:ME REMOVE PREP DET|9|-1
t:ME REMOVE PREP LIST|20|-1
t:ME REMOVE PREP|21|-3
t:ME REMOVE|34|-6
t:ME REVOKE ME AUTH|12|-1
t:ME REVOKE ME|12|-1
t:ME REVOKE|12|-1
t:ME SAID STOP|11|0
t:ME SAID YOU PREP|4|0
t:ME SAID YOU|6|0
t:ME SAID|16|-1
t:ME SENDI DET TOPIC|-4|14
t:ME SENDI DET|-4|14
t:ME SENDI MORE|6|0
t:ME SENDI MSG $|4|7
t:ME SENDI MSG|6|7
t:ME SENDI STUFF $|5|0
t:ME SENDI STUFF|5|0
t:ME SENDI THIS STUFF|3|0
t:ME SENDI THIS|4|0
t:ME SENDI|16|12
t:ME SENDS $|21|-1
t:ME SENDS AGAIN DET|-5|-5
t:ME SENDS AGAIN|-5|-5
t:ME SENDS DET OWN|-12|-1
t:ME SENDS DET TOPIC|-25|-15
t:ME SENDS DET|-34|-14
t:ME SENDS MORE $|19|0
t:ME SENDS MORE MSG|15|-1
t:ME SENDS MORE PROMO|3|0
t:ME SENDS MORE STUFF|-13|-2
t:ME SENDS MORE TOPIC|10|0
t:ME SENDS MORE|20|-2
t:ME SENDS MSG $|16|-2
t:ME SENDS MSG|-1|-3
t:ME SENDS NADAMAS $|33|0
t:ME SENDS NADAMAS|33|0
t:ME SENDS NOTHING $|38|-1
t:ME SENDS NOTHING|39|-1
t:ME SENDS PREP x|-15|-2
t:ME SENDS PREP|-16|-3
t:ME SENDS PROMO $|8|0
t:ME SENDS PROMO|21|0
t:ME SENDS TOPIC $|7|16
t:ME SENDS TOPIC|15|37
t:ME SENDS x x|-22|-2
t:ME SENDS x|-47|-4
t:ME SENDS|14|-1
t:ME SENDX DET OWN|-3|-1
t:ME SENDX DET|-11|-3
t:ME SENDX PREP|24|-1
t:ME SENDX|-16|-14
t:ME STOP $|8|0
t:ME STOP|4|-1
t:ME STUFF $|13|0
t:ME STUFF|16|-1
t:ME SUBN $|23|-14
t:ME SUBN OWN|-20|-2
t:ME SUBN PREP DET|-3|-1
t:ME SUBN PREP|-8|18
t:ME SUBN|-10|0
t:ME SUBV AGAIN $|-8|38
t:ME SUBV AGAIN|-8|38
t:ME SUBV PREP x|-8|-6
t:ME SUBV PREP|-8|-6
t:ME SUBV|-15|30
t:ME SUBX|16|-2
t:ME TEXT $|7|-3
t:ME TEXT|7|-3
t:ME THIS $|4|0
t:ME THIS|6|0
t:ME TIME $|-9|-5
t:ME TIME|-9|-5
t:ME TOPIC $|8|-1
t:ME TOPIC|-22|4
t:ME UNSUB $|12|-4
t:ME UNSUB ? $|5|-3
t:ME UNSUB ?|5|-3
t:ME UNSUBX|13|-8
t:ME UNSUB|16|-6
t:ME VERB DET|-9|-2
t:ME VERB x|-3|-2
t:ME VERB|-20|-6
t:ME WANT DET|-3|-1
t:ME WANT ME|2|-8
t:ME WANT NEG|14|-3
t:ME WANT OUT $|40|-5
t:ME WANT OUT|41|-6
t:ME WANT PREP BE|6|10
t:ME WANT PREP CANCEL|-6|-5
t:ME WANT PREP RECVB|-23|47
t:ME WANT PREP STOP|15|-5
t:ME WANT PREP SUBV|-9|16
t:ME WANT PREP UNSUB|14|-3
t:ME WANT PREP x|-22|-14
t:ME WANT PREP|-14|1
t:ME WANT|8|5
t:ME WHEN|-11|-5
t:ME x $|-26|-24
t:ME x , REMOVE|24|-1
t:ME x ,|-15|-2
t:ME x BACK|-4|-11
t:ME x CONJ x|-3|-2
t:ME x CONJ|-3|-2
t:ME x DET PROMO|-13|-5
t:ME x DET TOPIC|-15|-12
t:ME x DET x|-3|-1
t:ME x DET|-25|-15
t:ME x ME NUM|-18|-2
t:ME x ME|-20|-4
t:ME x NEG x|-8|-2
t:ME x NEG|-8|-2
t:ME x OWN|-7|-1
t:ME x PREP DET|-5|-3
t:ME x PREP x|-7|-7
t:ME x PREP|-15|-12
t:ME x THIS $|-9|-1
t:ME x THIS|-9|-1
t:ME x x $|-13|-9
t:ME x x ,|18|-1
t:ME x x x|-4|-6
t:ME x x|-3|-15
t:ME x|-36|-27
t:ME|2|-8
t:MORE $|20|-11
t:MORE , STOP|4|0
t:MORE DET|-21|-4
t:MORE LIST|-8|-2
t:MORE ME $|14|0
t:MORE ME|14|0
t:MORE MSG $|19|-2
t:MORE MSG ,|10|0
t:MORE MSG PREP|3|0
t:MORE MSG|17|-2
t:MORE NEG|23|-5
t:MORE PREP THIS|-8|-1
t:MORE PREP x ,|-26|0
t:MORE PREP x|-26|0
t:MORE PREP|-32|-2
t:MORE PROMO $|9|0
t:MORE PROMO|9|0
t:MORE RECV $|18|-2
t:MORE RECV|24|-3
t:MORE SENDI $|10|0
t:MORE SENDI|15|-1
t:MORE STUFF $|-29|-6
t:MORE STUFF|-6|-12
t:MORE THIS|-5|-1
t:MORE TOPIC $|21|-1
t:MORE TOPIC|-11|-8
t:MORE x ,|-16|-1
t:MORE x|-36|-8
t:MORE|13|-8
t:MSG $|21|2
t:MSG , ME REMOVE|7|-1
t:MSG , ME|7|-1
t:MSG , NONE PROMO|9|0
t:MSG , NONE|9|0
t:MSG , THANKS $|-12|-7
t:MSG , THANKS|-12|-7
t:MSG ,|11|-6
t:MSG ? $|3|-9
t:MSG ?|3|-9
t:MSG AGAIN $|-10|34
t:MSG AGAIN|-10|34
t:MSG BACK PREP $|-2|23
t:MSG BACK PREP|-2|23
t:MSG BACK|-2|23
t:MSG CONJ|-6|-3
t:MSG DET|-12|-7
t:MSG MORE $|27|-2
t:MSG MORE|27|-2
t:MSG NEED PREP STOP|6|0
t:MSG NEED PREP|6|0
t:MSG NEED|6|0
t:MSG NEG x|-13|-4
t:MSG NEG|-11|-4
t:MSG PREP DET MSG|3|0
t:MSG PREP ME OWN|-6|-3
t:MSG PREP ME|-2|-3
t:MSG PREP OWN $|37|0
t:MSG PREP OWN|44|-1
t:MSG PREP YOU $|-5|-3
t:MSG PREP YOU|-4|-3
t:MSG PREP x $|4|-1
t:MSG PREP x|4|-1
t:MSG PREP|16|-7
t:MSG x x|-20|-2
t:MSG x|-31|23
t:MSG|16|1
t:NADAMAS $|18|-9
t:NADAMAS , THANKS $|-14|-2
t:NADAMAS , THANKS|-14|-2
t:NADAMAS ,|-14|-2
t:NADAMAS PREP YOU $|9|0
t:NADAMAS PREP YOU|9|0
t:NADAMAS PREP|-3|-6
t:NADAMAS|7|-13
t:NEED MORE|28|-1
t:NEED PREP CANCEL ME|-7|-1
t:NEED PREP CANCEL|-7|-1
t:NEED PREP STOP $|10|0
t:NEED PREP STOP|11|0
t:NEED PREP x $|-10|-2
t:NEED PREP x|-11|-4
t:NEED PREP|0|-4
t:NEED SENDI MORE|16|0
t:NEED SENDI|33|0
t:NEED THIS MSG $|9|-1
t:NEED THIS MSG|9|-1
t:NEED THIS|17|-1
t:NEED x PREP DET|-6|-2
t:NEED x PREP|-6|-2
t:NEED x|-6|-2
t:NEED|12|-8
t:NEG $|19|-31
t:NEG , x|-13|-1
t:NEG ,|15|-3
t:NEG AGAINV PREP SENDI|38|-11
t:NEG AGAINV PREP|38|-11
t:NEG AGAINV|-7|-14
t:NEG AGREE RECV MSG|28|-21
t:NEG AGREE RECV|28|-21
t:NEG AGREE|29|-21
t:NEG AM INTEREST PREP|13|-2
t:NEG AM INTEREST|11|-3
t:NEG AM MORE|-3|-1
t:NEG AM PREP CAN|-6|-1
t:NEG AM x x|-12|-2
t:NEG AM x|-11|-2
t:NEG AM|-19|-14
t:NEG AUTH DET|32|-19
t:NEG AUTH THIS OWN|-14|-5
t:NEG AUTH THIS|-14|-5
t:NEG AUTH|23|-21
t:NEG BOTHS $|31|-1
t:NEG BOTHS MORE $|10|0
t:NEG BOTHS MORE ME|6|0
t:NEG BOTHS MORE|15|0
t:NEG BOTHS|31|-3
t:NEG CALLS|-4|-5
t:NEG CAN STOP PREP|-23|-1
t:NEG CAN STOP|-23|-1
t:NEG CAN x $|-6|-3
t:NEG CAN x|-8|-4
t:NEG CAN|-28|-9
t:NEG CONT MORE SENDI|12|0
t:NEG CONT MORE|12|0
t:NEG CONT SENDI MSG|12|0
t:NEG CONT SENDI|12|0
t:NEG CONT|32|-1
t:NEG DET MSG|25|-1
t:NEG DET x|5|-1
t:NEG DET|-24|-10
t:NEG GIVE AUTH PREP|7|0
t:NEG GIVE AUTH|7|0
t:NEG GIVE|7|0
t:NEG GOT|-6|-3
t:NEG HAVE|-11|-2
t:NEG INTEREST $|-5|-3
t:NEG INTEREST PREP|15|-1
t:NEG INTEREST|11|-4
t:NEG KNOW YOU $|6|-1
t:NEG KNOW YOU|6|-1
t:NEG KNOW|6|-1
t:NEG LET PREP SENDI|-25|-4
t:NEG LET PREP|-28|-4
t:NEG LET|-28|-4
t:NEG ME BOTHS $|11|0
t:NEG ME BOTHS MORE|12|0
t:NEG ME BOTHS|22|-1
t:NEG ME CALLS $|12|-4
t:NEG ME CALLS ,|-34|-2
t:NEG ME CALLS MORE|18|0
t:NEG ME CALLS|-5|-6
t:NEG ME CONT SENDI|8|0
t:NEG ME CONT|8|0
t:NEG ME INTEREST $|-10|-2
t:NEG ME INTEREST DET|19|-1
t:NEG ME INTEREST RECV|7|-2
t:NEG ME INTEREST|14|-4
t:NEG ME LET|-32|-9
t:NEG ME RECVX DET|-31|-2
t:NEG ME RECVX|-31|-2
t:NEG ME SENDS $|11|0
t:NEG ME SENDS DET|-13|-1
t:NEG ME SENDS MORE|22|-1
t:NEG ME SENDS NADAMAS|30|0
t:NEG ME SENDS NOTHING|29|-1
t:NEG ME SENDS PREP|-15|-1
t:NEG ME SENDS PROMO|21|0
t:NEG ME SENDS TOPIC|24|-1
t:NEG ME SENDS x|-28|-2
t:NEG ME SENDS|22|-3
t:NEG ME SENDX DET|-3|-1
t:NEG ME SENDX|-20|-5
t:NEG ME VERB x|-3|-2
t:NEG ME VERB|-3|-2
t:NEG ME WANT|15|-5
t:NEG ME x $|-15|-1
t:NEG ME x DET|-5|-2
t:NEG ME x|-17|-4
t:NEG ME|6|-7
t:NEG MORE $|25|-1
t:NEG MORE|48|-2
t:NEG NEED MORE|28|-1
t:NEG NEED PREP x|-10|-2
t:NEG NEED PREP|-9|-2
t:NEG NEED SENDI MORE|16|0
t:NEG NEED SENDI|33|0
t:NEG NEED THIS MSG|9|-1
t:NEG NEED THIS|17|-1
t:NEG NEED|20|-8
t:NEG OWN|-7|-2
t:NEG PREP x $|4|-1
t:NEG PREP x|4|-1
t:NEG PREP|-18|-8
t:NEG PROMO $|3|0
t:NEG PROMO|3|0
t:NEG RECV MORE $|13|-1
t:NEG RECV MORE MSG|-9|-1
t:NEG RECV MORE|10|-2
t:NEG RECV MSG $|14|-8
t:NEG RECV MSG|14|-8
t:NEG RECVB DET|-9|-3
t:NEG RECVB THIS $|-7|-4
t:NEG RECVB THIS|-7|-4
t:NEG RECVB|-15|-7
t:NEG RECVG MSG|-16|-7
t:NEG RECVG|-42|-11
t:NEG RECVX $|-19|-8
t:NEG RECVX DET|-4|-2
t:NEG RECVX|-28|-12
t:NEG RECV|21|-9
t:NEG SAID THIS|12|-2
t:NEG SAID|12|-2
t:NEG SENDI $|25|-2
t:NEG SENDI ME|15|0
t:NEG SENDI MORE MSG|5|-1
t:NEG SENDI MORE|7|-1
t:NEG SENDI|39|-3
t:NEG SENDS DET OWN|-11|-1
t:NEG SENDS DET|-12|-1
t:NEG SENDS ME MORE|-9|0
t:NEG SENDS ME PROMO|17|-1
t:NEG SENDS ME TOPIC|7|0
t:NEG SENDS ME|22|-2
t:NEG SENDS MORE $|30|-1
t:NEG SENDS MORE MSG|4|0
t:NEG SENDS MORE|39|-1
t:NEG SENDS NADAMAS $|13|-1
t:NEG SENDS NADAMAS|13|-1
t:NEG SENDS NOTHING $|11|0
t:NEG SENDS NOTHING|11|0
t:NEG SENDS OUT|25|-4
t:NEG SENDS PROMO|6|-2
t:NEG SENDS x $|-36|-4
t:NEG SENDS x QUE|-5|-1
t:NEG SENDS x|-40|-5
t:NEG SENDS|28|-7
t:NEG STOP NEG ,|-13|-1
t:NEG STOP NEG|-13|-1
t:NEG STOPX PREP SENDI|-39|-4
t:NEG STOPX PREP|-39|-4
t:NEG STOPX|-39|-4
t:NEG STOP|-104|-7
t:NEG SUBX PREP THIS|-4|-1
t:NEG SUBX PREP|-4|-1
t:NEG TEXT ME $|34|-2
t:NEG TEXT ME AGAIN|37|-12
t:NEG TEXT ME|30|-10
t:NEG TEXT THIS NUM|6|0
t:NEG TEXT THIS|6|0
t:NEG TEXT|43|-10
t:NEG THANKS $|31|-2
t:NEG THANKS ,|-7|-1
t:NEG THANKS|21|-3
t:NEG VERB MORE $|-10|-2
t:NEG VERB MORE|-16|-3
t:NEG VERB|-21|-4
t:NEG WANT , THANKS|12|0
t:NEG WANT ,|12|0
t:NEG WANT AGAINV PREP|19|-2
t:NEG WANT AGAINV|19|-2
t:NEG WANT ANSWER|25|0
t:NEG WANT BE PASS|18|-1
t:NEG WANT BE PREP|5|0
t:NEG WANT BE RECV|8|-3
t:NEG WANT BE|29|-3
t:NEG WANT DET OWN|-25|-2
t:NEG WANT DET PROMO|16|-1
t:NEG WANT DET|-7|-3
t:NEG WANT KNOW PREP|7|0
t:NEG WANT KNOW|11|0
t:NEG WANT MORE $|25|-1
t:NEG WANT MORE MSG|10|0
t:NEG WANT MORE PREP|-26|-1
t:NEG WANT MORE PROMO|7|0
t:NEG WANT MORE RECV|13|-2
t:NEG WANT MORE TOPIC|5|0
t:NEG WANT MORE|16|-2
t:NEG WANT MSG $|16|-1
t:NEG WANT MSG PREP|22|0
t:NEG WANT MSG|31|-1
t:NEG WANT NOTHING $|-17|-2
t:NEG WANT NOTHING|-16|-2
t:NEG WANT PREP RECVB|37|-9
t:NEG WANT PREP x|-22|0
t:NEG WANT PREP|17|-9
t:NEG WANT PROMO $|32|-1
t:NEG WANT PROMO NEG|3|0
t:NEG WANT PROMO|32|-1
t:NEG WANT QUE ME|16|-8
t:NEG WANT QUE SENDS|-11|-1
t:NEG WANT QUE x|-15|-1
t:NEG WANT QUE|2|-9
t:NEG WANT RECV MORE|6|-1
t:NEG WANT RECV MSG|12|-6
t:NEG WANT RECV NOTHING|13|-1
t:NEG WANT RECV PROMO|3|-1
t:NEG WANT RECV TOPIC|9|-5
t:NEG WANT RECV|43|-13
t:NEG WANT SPAM $|12|0
t:NEG WANT SPAM|12|0
t:NEG WANT THIS MORE|10|0
t:NEG WANT THIS MSG|3|-1
t:NEG WANT THIS|9|-1
t:NEG WANT TOPIC $|25|-2
t:NEG WANT TOPIC PREP|13|0
t:NEG WANT TOPIC|41|-2
t:NEG WANT VERB MORE|-31|-2
t:NEG WANT VERB|-37|-4
t:NEG WANT x $|-41|-7
t:NEG WANT x|-69|-10
t:NEG WANT|22|-8
t:NEG YOU|1|-3
t:NEG x $|-46|-23
t:NEG x AGAIN $|-10|-9
t:NEG x AGAIN|-10|-9
t:NEG x DET MSG|-9|-2
t:NEG x DET PROMO|-9|-2
t:NEG x DET x|-4|-1
t:NEG x DET|-19|-5
t:NEG x MORE LIST|-8|-2
t:NEG x PREP x|4|0
t:NEG x PREP|-14|-4
t:NEG x STOP PREP|-8|0
t:NEG x STOP|-8|0
t:NEG x THIS OWN|-6|-2
t:NEG x THIS|6|-3
t:NEG x x $|-10|-4
t:NEG x x|-10|-4
t:NEG x|-42|-26
t:NEGX RECVB DET TEXT|-7|-7
t:NEGX RECVB DET|-20|-9
t:NEGX RECVB|-20|-9
t:NEGX STOP x|-9|-3
t:NEGX STOP|-56|-6
t:NEGX x $|-13|-10
t:NEGX x|-13|-16
t:NEGX|-32|-29
t:NEG|6|-13
t:NOMORE $|68|-4
t:NOMORE ME SENDS|12|-1
t:NOMORE ME|12|-1
t:NOMORE MSG $|31|-4
t:NOMORE MSG PREP OWN|14|0
t:NOMORE MSG PREP|14|0
t:NOMORE MSG|46|-4
t:NOMORE OWN|13|0
t:NOMORE PREP|-44|-6
t:NOMORE PROMO $|16|-1
t:NOMORE PROMO|18|-1
t:NOMORE SENDG|8|-1
t:NOMORE TOPIC $|23|-3
t:NOMORE TOPIC|3|-4
t:NOMORE VERB LIST $|-16|-5
t:NOMORE VERB LIST|-16|-5
t:NOMORE VERB|-16|-5
t:NOMORE x $|-62|-13
t:NOMORE x x|-12|-2
t:NOMORE x|-82|-17
t:NOMORE|21|-16
t:NONE MSG $|40|-5
t:NONE MSG|20|-6
t:NONE PROMO $|56|-3
t:NONE PROMO|56|-3
t:NONE STOP $|28|-2
t:NONE STOP|28|-2
t:NONE TEXT|-21|-9
t:NONE TOPIC $|35|-3
t:NONE TOPIC MSG $|12|-2
t:NONE TOPIC MSG|12|-2
t:NONE TOPIC|44|-5
t:NONE x $|-39|-19
t:NONE x x|-9|-4
t:NONE x|-69|-24
t:NONE|4|-34
t:NOSIGN $|-19|-24
t:NOSIGN MSG $|22|-6
t:NOSIGN MSG|22|-6
t:NOSIGN NEG|15|-1
t:NOSIGN NOMORE|8|-1
t:NOSIGN NOSIGN|15|-1
t:NOSIGN STOP $|9|0
t:NOSIGN STOP|9|0
t:NOSIGN|31|-22
t:NOTHANKS $|11|-11
t:NOTHANKS|11|-11
t:NOTHING $|7|-7
t:NOTHING MSG MORE $|17|-2
t:NOTHING MSG MORE|17|-2
t:NOTHING MSG|17|-2
t:NOTHING PREP MSG $|19|-5
t:NOTHING PREP MSG|19|-5
t:NOTHING PREP PROMO $|10|0
t:NOTHING PREP PROMO|10|0
t:NOTHING PREP x $|-26|-4
t:NOTHING PREP x|-26|-4
t:NOTHING PREP|14|-9
t:NOTHING x $|-10|-3
t:NOTHING x|-33|-10
t:NOTHING|5|-14
t:NUM $|28|-6
t:NUM , x|-11|-1
t:NUM ,|-18|-2
t:NUM ? $|14|-1
t:NUM ?|14|-1
t:NUM LIST $|8|0
t:NUM LIST|11|0
t:NUM NEG PREP x|7|-1
t:NUM NEG PREP|9|-1
t:NUM NEG|12|-1
t:NUM PREP DET LIST|6|0
t:NUM PREP LIST $|4|0
t:NUM PREP LIST|7|0
t:NUM PREP OWN $|-22|-2
t:NUM PREP OWN|-30|-2
t:NUM PREP YOU $|9|0
t:NUM PREP YOU|9|0
t:NUM PREP x|-27|-4
t:NUM PREP|-21|-5
t:NUM REMOVE $|21|-1
t:NUM REMOVE|21|-1
t:NUM WRONG $|18|-5
t:NUM WRONG|17|-5
t:NUM x|-26|-5
t:NUM|10|-9
t:OUT $|16|-14
t:OUT DET LIST $|22|-1
t:OUT DET LIST|22|-1
t:OUT DET OWN $|-3|-1
t:OUT DET OWN|-3|-1
t:OUT DET|21|-4
t:OUT PREP THIS LIST|6|0
t:OUT PREP THIS|4|0
t:OUT PREP x $|-6|-2
t:OUT PREP x|-10|-3
t:OUT PREP|-11|-7
t:OUT THIS LIST $|7|-1
t:OUT THIS LIST|12|-1
t:OUT THIS|12|-1
t:OUT|4|-19
t:OWN $|-41|-31
t:OWN , NEG WANT|10|0
t:OWN , NEG|10|0
t:OWN , x|-4|-2
t:OWN ,|3|-3
t:OWN ? $|-21|-10
t:OWN ?|-21|-10
t:OWN DET|-6|-1
t:OWN ME $|-20|-2
t:OWN ME|-20|-3
t:OWN MSG $|15|0
t:OWN MSG , NONE|9|0
t:OWN MSG ,|9|0
t:OWN MSG|22|-1
t:OWN OWN $|-5|-9
t:OWN OWN|-5|-9
t:OWN PREP DET x|-8|-1
t:OWN PREP DET|-8|-1
t:OWN PREP OWN $|-19|-4
t:OWN PREP OWN|-19|-4
t:OWN PREP x $|-8|-7
t:OWN PREP x x|-7|-2
t:OWN PREP x|-13|-10
t:OWN PREP|-25|-10
t:OWN THIS|-29|-1
t:OWN TOPIC $|22|-1
t:OWN TOPIC|22|-1
t:OWN WRONG $|-12|-2
t:OWN WRONG|-12|-2
t:OWN x $|-29|-16
t:OWN x x $|-3|-1
t:OWN x x|-3|-1
t:OWN x|-27|-17
t:OWN|-31|-23
t:PASS $|24|-2
t:PASS|-2|-4
t:PEACE $|61|-8
t:PEACE|61|-8
t:PREP $|-105|-26
t:PREP ? $|-2|-4
t:PREP ?|-2|-4
t:PREP ANSWER TOPIC ,|5|0
t:PREP ANSWER TOPIC|5|0
t:PREP BAJA $|31|-3
t:PREP BAJA ? $|-4|-1
t:PREP BAJA ?|-4|-1
t:PREP BAJA DET OWN|-14|-2
t:PREP BAJA DET|-19|-2
t:PREP BAJA ME|-10|-1
t:PREP BAJA PREP DET|5|-1
t:PREP BAJA PREP|19|-8
t:PREP BAJA|16|-9
t:PREP BE PASS $|5|-1
t:PREP BE PASS|5|-1
t:PREP BE REMOVE $|8|-1
t:PREP BE REMOVE|9|-2
t:PREP BE SENDI|5|0
t:PREP BE|1|5
t:PREP BLOCK|18|-4
t:PREP BOTHI $|26|-1
t:PREP BOTHI|26|-1
t:PREP CANCEL ME OWN|-4|-1
t:PREP CANCEL ME|-10|-2
t:PREP CANCEL|-12|-6
t:PREP CAN|-6|-1
t:PREP DATA $|4|0
t:PREP DATA|5|0
t:PREP DET $|9|-1
t:PREP DET CARD|-5|-2
t:PREP DET DET|38|-7
t:PREP DET IDIOM $|-6|-11
t:PREP DET IDIOM|-7|-11
t:PREP DET LIST $|20|13
t:PREP DET LIST ?|13|-1
t:PREP DET LIST AGAIN|-5|20
t:PREP DET LIST PREP|-2|14
t:PREP DET LIST|18|19
t:PREP DET MSG $|26|-7
t:PREP DET MSG|27|-6
t:PREP DET OWN $|-14|-12
t:PREP DET OWN|-15|-21
t:PREP DET PROMO $|14|-1
t:PREP DET PROMO|14|-1
t:PREP DET SHIP|6|-1
t:PREP DET TOPIC $|13|-3
t:PREP DET TOPIC|-1|-5
t:PREP DET YOU $|-14|-1
t:PREP DET YOU|-14|-1
t:PREP DET x $|-17|-11
t:PREP DET x ?|-3|-1
t:PREP DET x NEG|4|-1
t:PREP DET x PREP|43|-1
t:PREP DET x x|-8|-2
t:PREP DET x|-12|-17
t:PREP DET|5|-6
t:PREP IDIOM $|-6|-9
t:PREP IDIOM|-8|-11
t:PREP LAUGH|-34|-2
t:PREP LEAVE PREP LIST|3|-1
t:PREP LEAVE|3|-1
t:PREP LIST $|18|4
t:PREP LIST ? $|13|-1
t:PREP LIST ?|13|-1
t:PREP LIST AGAIN $|-6|24
t:PREP LIST AGAIN|-6|24
t:PREP LIST PREP|1|-10
t:PREP LIST|17|1
t:PREP ME BOTHI $|10|-1
t:PREP ME BOTHI|10|-1
t:PREP ME MSG $|28|-4
t:PREP ME MSG|28|-4
t:PREP ME NUM $|16|0
t:PREP ME NUM|16|0
t:PREP ME OWN $|-10|-3
t:PREP ME OWN ,|17|0
t:PREP ME OWN|6|-3
t:PREP ME SENDI DET|-4|14
t:PREP ME SENDI MSG|-1|10
t:PREP ME SENDI STUFF|5|0
t:PREP ME SENDI|7|16
t:PREP ME x $|-6|-6
t:PREP ME x|-27|-8
t:PREP ME|14|0
t:PREP MORE $|-24|-5
t:PREP MORE|-24|-5
t:PREP MSG $|10|24
t:PREP MSG|-3|16
t:PREP NEG SENDI|8|0
t:PREP NEG|8|-1
t:PREP NUM $|7|-2
t:PREP NUM ,|-19|-2
t:PREP NUM|-19|-4
t:PREP OWN $|-29|-24
t:PREP OWN , x|-3|-2
t:PREP OWN ? $|-9|-4
t:PREP OWN ?|-9|-4
t:PREP OWN x $|-18|-12
t:PREP OWN x|-18|-12
t:PREP OWN|-31|-28
t:PREP PEACE $|19|-1
t:PREP PEACE|19|-1
t:PREP PREP DET|-4|-4
t:PREP PREP x|-5|-3
t:PREP PREP|-10|-8
t:PREP PROMO $|4|-8
t:PREP PROMO|-2|-10
t:PREP RECV $|15|4
t:PREP RECV DET MSG|9|5
t:PREP RECV DET TOPIC|-1|11
t:PREP RECV DET x|-15|-7
t:PREP RECV DET|-7|8
t:PREP RECV MORE|4|-1
t:PREP RECV MSG $|9|8
t:PREP RECV MSG|11|7
t:PREP RECV THIS|5|-1
t:PREP RECVB MSG $|1|18
t:PREP RECVB MSG|-2|22
t:PREP RECVB PREP YOU|11|-1
t:PREP RECVB PREP|11|-1
t:PREP RECVB PROMO $|-2|16
t:PREP RECVB PROMO|-2|16
t:PREP RECVB THIS|13|-1
t:PREP RECVB|8|40
t:PREP RECV|13|14
t:PREP REMOVE PREP ME|3|0
t:PREP REMOVE PREP|3|0
t:PREP REMOVE|3|0
t:PREP SAID|6|-3
t:PREP SENDG ME|5|-1
t:PREP SENDG|8|-1
t:PREP SENDI $|17|8
t:PREP SENDI DET x|-11|-6
t:PREP SENDI DET|-18|-7
t:PREP SENDI ME $|12|5
t:PREP SENDI ME DET|-23|3
t:PREP SENDI ME MSG|-5|6
t:PREP SENDI ME STUFF|7|0
t:PREP SENDI ME TOPIC|-3|-4
t:PREP SENDI ME|8|4
t:PREP SENDI MSG $|2|11
t:PREP SENDI MSG ?|4|0
t:PREP SENDI MSG PREP|7|0
t:PREP SENDI MSG|12|9
t:PREP SENDI PREP|9|-2
t:PREP SENDI TOPIC|9|-1
t:PREP SENDI|14|3
t:PREP SENDS ME MSG|8|-1
t:PREP SENDS ME|12|-1
t:PREP SENDS|12|-1
t:PREP SPAM $|-7|-1
t:PREP SPAM|-7|-1
t:PREP STOP $|31|-2
t:PREP STOP RECVG|13|-4
t:PREP STOP SENDG ME|11|0
t:PREP STOP SENDG|11|0
t:PREP STOP x|-3|-1
t:PREP STOP|42|-5
t:PREP SUBN|15|-2
t:PREP SUBV $|-5|18
t:PREP SUBV|-9|16
t:PREP TEXT ME $|15|0
t:PREP TEXT ME|15|0
t:PREP TEXT|15|0
t:PREP THIS $|30|-6
t:PREP THIS , REMOVE|3|0
t:PREP THIS ,|11|-2
t:PREP THIS LIST $|16|-1
t:PREP THIS LIST|19|-1
t:PREP THIS MSG $|18|-1
t:PREP THIS MSG|18|-1
t:PREP THIS NUM $|3|-1
t:PREP THIS NUM|3|-1
t:PREP THIS YOU $|-8|-1
t:PREP THIS YOU|-8|-1
t:PREP THIS x|-11|-1
t:PREP THIS|15|-7
t:PREP TIME $|-9|-6
t:PREP TIME|4|-12
t:PREP TOPIC $|16|-7
t:PREP TOPIC ? $|-7|-3
t:PREP TOPIC ?|-7|-3
t:PREP TOPIC|4|-12
t:PREP UNSUB $|13|-3
t:PREP UNSUB|14|-3
t:PREP VERB $|-19|-28
t:PREP VERB|-43|-31
t:PREP WHEN|-7|-1
t:PREP YOU $|-13|-8
t:PREP YOU|-3|-8
t:PREP x $|-48|-31
t:PREP x , NEG|4|0
t:PREP x , WANT|7|-8
t:PREP x ,|-8|-14
t:PREP x ? $|-16|-14
t:PREP x ?|-16|-14
t:PREP x DET OWN|-2|-4
t:PREP x DET x|-16|-4
t:PREP x DET|-34|-8
t:PREP x LAUGH $|-10|-1
t:PREP x LAUGH|-10|-1
t:PREP x ME|-10|-6
t:PREP x PREP x|-10|-15
t:PREP x PREP|-15|-15
t:PREP x QUE|-12|-1
t:PREP x THIS|-18|-6
t:PREP x x $|-17|-5
t:PREP x x ,|4|0
t:PREP x x x|-6|-1
t:PREP x x|-17|-6
t:PREP x|-35|-23
t:PREP|-3|-9
t:PROMO $|30|-5
t:PROMO ? $|-10|-7
t:PROMO ?|-10|-7
t:PROMO AGAIN $|-7|32
t:PROMO AGAIN|-7|32
t:PROMO LIST $|8|0
t:PROMO LIST|8|0
t:PROMO ME|3|0
t:PROMO MORE $|-9|-3
t:PROMO MORE|-9|-3
t:PROMO MSG $|3|0
t:PROMO MSG|3|0
t:PROMO NEG PROMO $|3|0
t:PROMO NEG PROMO|3|0
t:PROMO NEG x $|-12|-6
t:PROMO NEG x|-12|-6
t:PROMO NEG|-9|-5
t:PROMO PREP DET x|10|0
t:PROMO PREP DET|10|0
t:PROMO PREP x $|-12|-3
t:PROMO PREP x|-12|-3
t:PROMO PREP|-5|-4
t:PROMO x x|-5|-2
t:PROMO x|-11|-5
t:PROMO|15|-6
t:QUE $|-61|-25
t:QUE DET|12|-4
t:QUE LET PREP|8|-1
t:QUE LET|8|-1
t:QUE ME AGAINV PREP|-1|13
t:QUE ME AGAINV|-1|13
t:QUE ME DAR PREP|10|-1
t:QUE ME DAR|10|-1
t:QUE ME SENDS $|11|-1
t:QUE ME SENDS MORE|12|0
t:QUE ME SENDS MSG|10|-1
t:QUE ME SENDS NOTHING|10|0
t:QUE ME SENDS TOPIC|-7|19
t:QUE ME SENDS x|-23|-1
t:QUE ME SENDS|10|8
t:QUE ME|10|10
t:QUE NEG ME SENDS|17|0
t:QUE NEG ME|8|-1
t:QUE NEG WANT|12|-1
t:QUE NEG x|-3|0
t:QUE NEG|11|-2
t:QUE RUDE $|16|-10
t:QUE RUDE|32|-11
t:QUE SAID $|-19|-3
t:QUE SAID|-6|-3
t:QUE SENDS x $|-11|-1
t:QUE SENDS x|-11|-1
t:QUE SENDS|-11|-1
t:QUE STOP|11|-1
t:QUE TIME ? $|-2|-6
t:QUE TIME ?|-2|-6
t:QUE TIME|-14|-8
t:QUE YOU|-8|-3
t:QUE x PREP x|-5|-1
t:QUE x PREP|-5|-1
t:QUE x x|-18|-5
t:QUE x|-26|-7
t:QUE|-10|-10
t:RECV $|16|36
t:RECV DET MSG $|-22|-10
t:RECV DET MSG|-22|-10
t:RECV DET OWN x|-1|-4
t:RECV DET OWN|-1|-5
t:RECV DET PROMO|-17|27
t:RECV DET TOPIC $|-1|11
t:RECV DET TOPIC|-1|11
t:RECV DET x $|-15|-7
t:RECV DET x|-15|-7
t:RECV DET|-39|10
t:RECV ME OWN PREP|-1|-6
t:RECV ME OWN|-1|-6
t:RECV ME|-1|-6
t:RECV MORE $|18|-2
t:RECV MORE MSG $|5|-2
t:RECV MORE MSG|-5|-2
t:RECV MORE|26|-11
t:RECV MSG $|17|21
t:RECV MSG AGAIN $|-2|5
t:RECV MSG AGAIN|-2|5
t:RECV MSG PREP YOU|4|-2
t:RECV MSG PREP|4|-2
t:RECV MSG|16|19
t:RECV NADAMAS $|29|-1
t:RECV NADAMAS|29|-1
t:RECV NOTHING $|10|-1
t:RECV NOTHING|13|-1
t:RECV PROMO $|6|-1
t:RECV PROMO|7|-1
t:RECV STUFF|-4|12
t:RECV THIS|14|-2
t:RECV TOPIC $|-8|25
t:RECV TOPIC|-8|25
t:RECV x $|-12|-27
t:RECV x|-15|-38
t:RECVB DET MSG AGAIN|-4|21
t:RECVB DET MSG|-16|19
t:RECVB DET TEXT $|-15|-8
t:RECVB DET TEXT|-15|-8
t:RECVB DET x $|-1|-3
t:RECVB DET x|-3|-3
t:RECVB DET|-29|-1
t:RECVB ME|12|-2
t:RECVB MSG $|1|18
t:RECVB MSG|-2|22
t:RECVB PREP YOU|11|-1
t:RECVB PREP|11|-1
t:RECVB PROMO $|-2|16
t:RECVB PROMO|-2|16
t:RECVB THIS $|8|-5
t:RECVB THIS|14|-5
t:RECVB|-9|16
t:RECVG DET|-25|-4
t:RECVG MSG $|3|-8
t:RECVG MSG|-4|-9
t:RECVG THIS|9|-2
t:RECVG|-19|-14
t:RECVX $|-36|-15
t:RECVX DET MSG|-37|-5
t:RECVX DET TEXT|-7|-2
t:RECVX DET TOPIC ,|-1|-3
t:RECVX DET TOPIC|-1|-3
t:RECVX DET|-37|-9
t:RECVX ME OWN $|-3|-2
t:RECVX ME OWN|-3|-2
t:RECVX ME|-3|-2
t:RECVX PREP MSG|-9|-4
t:RECVX PREP|-12|-8
t:RECVX x $|-7|-15
t:RECVX x|-7|-15
t:RECVX|-50|-29
t:RECV|12|11
t:REMOVE $|72|-7
t:REMOVE DET LIST $|4|0
t:REMOVE DET LIST|4|0
t:REMOVE DET OWN $|-7|-1
t:REMOVE DET OWN PREP|-5|-3
t:REMOVE DET OWN x|-4|-2
t:REMOVE DET OWN|-15|-6
t:REMOVE DET x $|-13|-6
t:REMOVE DET x OWN|-4|-3
t:REMOVE DET x|-20|-9
t:REMOVE DET|-25|-12
t:REMOVE LIST $|11|-1
t:REMOVE LIST|15|-2
t:REMOVE ME $|70|-4
t:REMOVE ME CARD|-19|-2
t:REMOVE ME DET x|-17|-5
t:REMOVE ME DET|-27|-5
t:REMOVE ME NUM $|36|-2
t:REMOVE ME NUM LIST|8|0
t:REMOVE ME NUM|30|-2
t:REMOVE ME OWN|-19|-2
t:REMOVE ME PREP DET|17|-2
t:REMOVE ME PREP LIST|19|-1
t:REMOVE ME PREP|29|-3
t:REMOVE ME x|-13|-3
t:REMOVE ME|28|-6
t:REMOVE PREP DET LIST|18|-2
t:REMOVE PREP DET|22|-2
t:REMOVE PREP LIST $|17|-2
t:REMOVE PREP LIST ?|9|-1
t:REMOVE PREP LIST|22|-2
t:REMOVE PREP ME NUM|3|0
t:REMOVE PREP ME|3|0
t:REMOVE PREP|24|-5
t:REMOVE THIS|1|-4
t:REMOVE x|-19|-4
t:REMOVE|18|-9
t:RETURNW $|-19|77
t:RETURNW ME OWN $|-1|-20
t:RETURNW ME OWN|-1|-20
t:RETURNW ME|-1|-20
t:RETURNW MSG $|-20|37
t:RETURNW MSG|-20|37
t:RETURNW|-40|79
t:REVOKE AUTH $|14|-1
t:REVOKE AUTH|14|-1
t:REVOKE ME AUTH $|22|-1
t:REVOKE ME AUTH PREP|4|-1
t:REVOKE ME AUTH|24|-2
t:REVOKE ME|24|-2
t:REVOKE|34|-3
t:RUDE $|25|-28
t:RUDE ,|3|0
t:RUDE|39|-27
t:SAID $|-51|-25
t:SAID DET BAJA|13|-2
t:SAID DET x|-5|-1
t:SAID DET|-2|-6
t:SAID PREP LEAVE|13|0
t:SAID PREP x $|-5|-4
t:SAID PREP x|-5|-4
t:SAID PREP|6|-9
t:SAID QUE NEG ME|7|0
t:SAID QUE NEG WANT|4|-1
t:SAID QUE NEG|11|-1
t:SAID QUE|11|-1
t:SAID STOP $|25|-1
t:SAID STOP|26|-1
t:SAID THIS|12|-2
t:SAID YOU PREP STOP|4|0
t:SAID YOU PREP|4|0
t:SAID YOU|6|0
t:SAID x|-6|-2
t:SAID|-3|-22
t:SENDG $|43|-3
t:SENDG ME $|20|-2
t:SENDG ME AGAIN $|-5|13
t:SENDG ME AGAIN|-5|13
t:SENDG ME MSG $|4|-1
t:SENDG ME MSG|4|5
t:SENDG ME PROMO $|-11|-3
t:SENDG ME PROMO|-18|-5
t:SENDG ME STOP $|8|0
t:SENDG ME STOP|8|0
t:SENDG ME STUFF $|9|0
t:SENDG ME STUFF|9|0
t:SENDG ME THIS|3|0
t:SENDG ME|15|2
t:SENDG THIS $|3|0
t:SENDG THIS|4|0
t:SENDG|23|1
t:SENDI $|15|-9
t:SENDI DET TOPIC $|-4|14
t:SENDI DET TOPIC|-11|12
t:SENDI DET x $|-6|-8
t:SENDI DET x|-16|-9
t:SENDI DET|-25|3
t:SENDI ME $|20|4
t:SENDI ME DET TOPIC|-22|15
t:SENDI ME DET|-23|3
t:SENDI ME MSG $|-11|6
t:SENDI ME MSG|-2|4
t:SENDI ME STUFF|7|0
t:SENDI ME TOPIC|-3|-4
t:SENDI ME|22|0
t:SENDI MORE $|23|0
t:SENDI MORE MSG $|6|-1
t:SENDI MORE MSG|7|-1
t:SENDI MORE|25|-1
t:SENDI MSG $|21|10
t:SENDI MSG ? $|6|-1
t:SENDI MSG ?|6|-1
t:SENDI MSG PREP|18|0
t:SENDI MSG|24|17
t:SENDI PREP|9|-2
t:SENDI STUFF $|9|-1
t:SENDI STUFF|9|-1
t:SENDI THIS STUFF $|3|0
t:SENDI THIS STUFF|3|0
t:SENDI THIS|6|0
t:SENDI TOPIC|9|-1
t:SENDI|20|-1
t:SENDS $|13|-4
t:SENDS AGAIN DET OWN|-5|-5
t:SENDS AGAIN DET|-5|-6
t:SENDS AGAIN|-13|-45
t:SENDS DET OWN PREP|-10|-1
t:SENDS DET OWN x|-4|-1
t:SENDS DET OWN|-19|-2
t:SENDS DET TOPIC $|-25|-15
t:SENDS DET TOPIC|-25|-15
t:SENDS DET x x|-4|-1
t:SENDS DET x|-5|-1
t:SENDS DET|-41|-14
t:SENDS ME DET OWN|-3|-7
t:SENDS ME DET x|-7|-12
t:SENDS ME DET|-2|-5
t:SENDS ME MORE|-9|0
t:SENDS ME MSG $|8|-1
t:SENDS ME MSG|8|-1
t:SENDS ME PROMO $|10|-1
t:SENDS ME PROMO MORE|-9|-3
t:SENDS ME PROMO|-5|23
t:SENDS ME TOPIC $|7|0
t:SENDS ME TOPIC|1|10
t:SENDS ME|-3|9
t:SENDS MORE $|32|-1
t:SENDS MORE MSG $|11|-1
t:SENDS MORE MSG|16|-1
t:SENDS MORE PROMO $|3|0
t:SENDS MORE PROMO|3|0
t:SENDS MORE STUFF $|-13|-2
t:SENDS MORE STUFF|-13|-2
t:SENDS MORE TOPIC $|12|-1
t:SENDS MORE TOPIC|-19|-8
t:SENDS MORE|19|-4
t:SENDS MSG $|16|-2
t:SENDS MSG|-1|-3
t:SENDS NADAMAS $|41|-1
t:SENDS NADAMAS|41|-1
t:SENDS NOTHING $|44|-1
t:SENDS NOTHING|45|-1
t:SENDS OUT|25|-4
t:SENDS PREP x|-12|-2
t:SENDS PREP|-20|-3
t:SENDS PROMO $|13|-2
t:SENDS PROMO|26|-2
t:SENDS THIS|-20|-35
t:SENDS TOPIC $|12|15
t:SENDS TOPIC|19|36
t:SENDS x $|-63|-10
t:SENDS x QUE NEG|-5|-1
t:SENDS x QUE|-5|-1
t:SENDS x x $|-23|-1
t:SENDS x x PREP|-3|-4
t:SENDS x x|-24|-5
t:SENDS x|-71|-16
t:SENDS|6|-8
t:SENDX DET OWN $|-3|-1
t:SENDX DET OWN|-3|-1
t:SENDX DET|-11|-3
t:SENDX NOTHING|-50|-2
t:SENDX PREP|24|-1
t:SENDX|-29|-17
t:SHIP $|5|-4
t:SHIP ,|-6|-2
t:SHIP PREP MSG $|3|15
t:SHIP PREP MSG|4|14
t:SHIP PREP|1|12
t:SHIP|3|4
t:SOLO DET TIME PREP|9|-3
t:SOLO DET TIME|9|-3
t:SOLO DET|13|-3
t:SOLO MSG PREP|10|0
t:SOLO MSG|10|0
t:SOLO THIS|-50|-12
t:SOLO WANT MSG PREP|6|0
t:SOLO WANT MSG|6|0
t:SOLO WANT|6|0
t:SOLO|6|-12
t:SPAM $|17|-13
t:SPAM|17|-13
t:STARTV $|-11|60
t:STARTV x $|-2|-16
t:STARTV x|-14|-22
t:STARTV|-24|19
t:STARTW $|-30|113
t:STARTW DET OWN $|-1|-13
t:STARTW DET OWN|-1|-13
t:STARTW DET|-2|-27
t:STARTW ME|-1|-10
t:STARTW SENDG ME AGAIN|-5|13
t:STARTW SENDG ME|-7|19
t:STARTW SENDG|-7|19
t:STARTW x|-2|-17
t:STARTW|-34|35
t:STOP $|65|-15
t:STOP , NEG|4|0
t:STOP ,|3|0
t:STOP .|27|-1
t:STOP ALREADY $|29|-2
t:STOP ALREADY|39|-2
t:STOP BOTHI ME $|11|-1
t:STOP BOTHI ME|11|-1
t:STOP BOTHI|11|-1
t:STOP CONJ|52|0
t:STOP CONT|-15|-2
t:STOP DET $|18|-1
t:STOP DET MSG $|25|-4
t:STOP DET MSG|25|-4
t:STOP DET OWN|-13|-3
t:STOP DET x|-13|-3
t:STOP DET|12|-11
t:STOP LAUGH $|-42|-7
t:STOP LAUGH|-42|-7
t:STOP ME OWN $|-22|-2
t:STOP ME OWN|-21|-2
t:STOP ME SENDI MSG|8|-3
t:STOP ME SENDI|8|-3
t:STOP ME|-17|-7
t:STOP MSG $|30|-5
t:STOP MSG PREP DET|3|0
t:STOP MSG PREP|3|0
t:STOP MSG|30|-5
t:STOP NEG , x|-13|-1
t:STOP NEG ,|-13|-1
t:STOP NEG|11|-1
t:STOP OWN $|40|-1
t:STOP OWN MSG $|6|0
t:STOP OWN MSG|6|0
t:STOP OWN|39|-2
t:STOP PREP BE|-19|-2
t:STOP PREP BOTHI $|5|0
t:STOP PREP BOTHI|5|0
t:STOP PREP DET MSG|15|-1
t:STOP PREP DET x|-16|-1
t:STOP PREP DET|13|-3
t:STOP PREP LAUGH|-28|-1
t:STOP PREP ME BOTHI|5|0
t:STOP PREP ME SENDI|13|-1
t:STOP PREP ME|20|-1
t:STOP PREP RECV $|12|-4
t:STOP PREP RECV|16|-7
t:STOP PREP SENDG ME|5|-1
t:STOP PREP SENDG|8|-1
t:STOP PREP SENDI $|7|0
t:STOP PREP SENDI MSG|21|-1
t:STOP PREP SENDI TOPIC|11|0
t:STOP PREP SENDI|28|-2
t:STOP PREP THIS|17|-1
t:STOP PREP VERB|-8|-1
t:STOP PREP x $|-24|-3
t:STOP PREP x DET|-9|-1
t:STOP PREP x|-41|-5
t:STOP PREP|12|-6
t:STOP PROMO $|17|-2
t:STOP PROMO|19|-2
t:STOP RECVG THIS|9|-2
t:STOP RECVG|13|-4
t:STOP SENDG $|10|-1
t:STOP SENDG ME $|19|-2
t:STOP SENDG ME MSG|6|-1
t:STOP SENDG ME PROMO|-3|-1
t:STOP SENDG ME STUFF|9|0
t:STOP SENDG ME THIS|3|0
t:STOP SENDG ME|20|-2
t:STOP SENDG THIS $|3|0
t:STOP SENDG THIS|4|0
t:STOP SENDG|22|-2
t:STOP SENDI ME|6|-2
t:STOP SENDI|6|-2
t:STOP THIS $|34|-1
t:STOP THIS MSG|-5|0
t:STOP THIS|35|-2
t:STOP TOPIC $|24|-4
t:STOP TOPIC|24|-4
t:STOP x $|-7|-3
t:STOP x ME|-39|-6
t:STOP x PREP|-3|-1
t:STOP x THIS x|-8|-1
t:STOP x THIS|-8|-1
t:STOP x x ?|-4|-2
t:STOP x x|-25|-5
t:STOP x|-60|-14
t:STOPX $|10|-19
t:STOPX PREP SENDI|-41|-6
t:STOPX PREP|-44|-12
t:STOPX SENDG ME PROMO|-17|-5
t:STOPX SENDG ME|-17|-5
t:STOPX SENDG|-17|-5
t:STOPX x $|-9|-6
t:STOPX x|6|-8
t:STOPX|-30|-31
t:STOP|29|-9
t:STUFF $|4|-16
t:STUFF PREP x $|-5|-10
t:STUFF PREP x|-5|-10
t:STUFF PREP|-9|-15
t:STUFF|3|-10
t:SUBN $|30|-6
t:SUBN ? $|11|-3
t:SUBN ?|11|-3
t:SUBN OWN|-20|-2
t:SUBN PREP DET|-10|-2
t:SUBN PREP THIS MSG|3|0
t:SUBN PREP THIS|3|0
t:SUBN PREP x|-4|-2
t:SUBN PREP|-13|15
t:SUBV $|-27|86
t:SUBV AGAIN $|-9|44
t:SUBV AGAIN|-9|44
t:SUBV ME $|-21|43
t:SUBV ME AGAIN $|-6|14
t:SUBV ME AGAIN|-6|14
t:SUBV ME PREP OWN|-2|-13
t:SUBV ME PREP|-4|-17
t:SUBV ME|-25|28
t:SUBV PREP DET OWN|-2|-20
t:SUBV PREP DET|-3|-25
t:SUBV PREP x|-8|-6
t:SUBV PREP|-11|-11
t:SUBV|-38|61
t:SUBX PREP THIS|-4|-1
t:SUBX PREP|-8|-2
t:SUBX|13|-3
t:TAKE ME OUT $|28|-1
t:TAKE ME OUT DET|27|-2
t:TAKE ME OUT PREP|6|-2
t:TAKE ME OUT THIS|10|-1
t:TAKE ME OUT|22|-6
t:TAKE ME PREP DET|9|-3
t:TAKE ME PREP|9|-3
t:TAKE ME|18|1
t:TAKE|2|-4
t:TEXT $|21|-14
t:TEXT ME $|18|-2
t:TEXT ME AGAIN $|34|9
t:TEXT ME AGAIN|34|9
t:TEXT ME DET x|-7|-2
t:TEXT ME DET|-7|-2
t:TEXT ME PREP ME|5|-2
t:TEXT ME PREP|5|-2
t:TEXT ME WHEN|-11|-5
t:TEXT ME x|-40|-3
t:TEXT ME|4|-5
t:TEXT THIS NUM|6|0
t:TEXT THIS|6|0
t:TEXT|8|-13
t:THANKS $|-11|-30
t:THANKS ,|-11|-2
t:THANKS PREP DET MSG|-12|-3
t:THANKS PREP DET TOPIC|-4|-1
t:THANKS PREP DET|-15|-4
t:THANKS PREP|-32|-11
t:THANKS YOU $|14|-5
t:THANKS YOU|6|-8
t:THANKS|-18|-28
t:THIS $|16|-20
t:THIS , REMOVE ME|3|0
t:THIS , REMOVE|3|0
t:THIS ,|11|-4
t:THIS CONJ SPAM $|3|-4
t:THIS CONJ SPAM|3|-4
t:THIS CONJ|2|-4
t:THIS DET|-19|-2
t:THIS ENOUGH $|-59|-8
t:THIS ENOUGH|-58|-8
t:THIS LIST $|22|-1
t:THIS LIST|27|-1
t:THIS MORE $|10|0
t:THIS MORE|15|0
t:THIS MSG $|29|-3
t:THIS MSG|23|-3
t:THIS NUM $|12|-1
t:THIS NUM NEG PREP|7|-1
t:THIS NUM NEG|10|-1
t:THIS NUM|21|-2
t:THIS OWN $|-20|-7
t:THIS OWN|-19|-7
t:THIS PREP x|-4|-1
t:THIS PREP|-20|-3
t:THIS STUFF $|17|-1
t:THIS STUFF|17|-1
t:THIS YOU $|12|-1
t:THIS x $|-49|-10
t:THIS x ,|-7|-1
t:THIS x ? $|-4|-1
t:THIS x ?|-4|-1
t:THIS x NEG x|17|-1
t:THIS x NEG|17|-1
t:THIS x SPAM $|9|-3
t:THIS x SPAM|9|-3
t:THIS x x $|-9|0
t:THIS x x|-9|0
t:THIS x|-43|-18
t:THIS|-2|-14
t:TIME $|-18|-20
t:TIME ? $|-10|-7
t:TIME ?|-10|-7
t:TIME AM|13|0
t:TIME CONJ|0|-4
t:TIME PREP STOP|6|0
t:TIME PREP TIME $|9|-3
t:TIME PREP TIME|9|-3
t:TIME PREP|14|-3
t:TIME TIME|17|-6
t:TIME x|7|-2
t:TIME|0|-23
t:TOOMANY $|6|-9
t:TOOMANY MSG $|-18|-21
t:TOOMANY MSG|-18|-21
t:TOOMANY THANKS|8|-2
t:TOOMANY TIME|13|-1
t:TOOMANY x|-7|-1
t:TOOMANY|11|-23
t:TOPIC $|38|5
t:TOPIC , HOW|-1|-3
t:TOPIC , x $|-7|-1
t:TOPIC , x|-7|-1
t:TOPIC ,|12|-5
t:TOPIC ? $|-36|-21
t:TOPIC ?|-36|-21
t:TOPIC AGAIN $|-10|59
t:TOPIC AGAIN|-10|59
t:TOPIC HOW|-35|-7
t:TOPIC MSG $|12|-2
t:TOPIC MSG|12|-2
t:TOPIC NEG x $|-8|-3
t:TOPIC NEG x|-8|-3
t:TOPIC NEG|-8|-3
t:TOPIC PREP DET|-8|-2
t:TOPIC PREP OWN $|20|0
t:TOPIC PREP OWN|20|0
t:TOPIC PREP TOPIC $|10|0
t:TOPIC PREP TOPIC|10|0
t:TOPIC PREP x $|9|-1
t:TOPIC PREP x|9|-1
t:TOPIC PREP|7|-7
t:TOPIC x ? $|-5|-10
t:TOPIC x ?|-5|-10
t:TOPIC x x|-3|-1
t:TOPIC x|-31|-16
t:TOPIC|10|-2
t:UNSUB $|71|-12
t:UNSUB ? $|5|-3
t:UNSUB ?|5|-3
t:UNSUB ME $|13|-3
t:UNSUB ME|13|-3
t:UNSUB PREP DET|5|-1
t:UNSUB PREP PROMO $|3|0
t:UNSUB PREP PROMO|3|0
t:UNSUB PREP|9|-1
t:UNSUBX $|15|-4
t:UNSUBX|27|-11
t:UNSUB|51|-10
t:VERB $|-67|-36
t:VERB ? $|-3|-3
t:VERB ?|-3|-3
t:VERB DET PROMO|-7|-3
t:VERB DET SHIP $|-14|-4
t:VERB DET SHIP|-14|-4
t:VERB DET x|-2|-3
t:VERB DET|-22|-10
t:VERB IT|-3|-3
t:VERB LIST $|-16|-13
t:VERB LIST|-16|-13
t:VERB ME|-44|-15
t:VERB MORE $|-38|-4
t:VERB MORE|-43|-4
t:VERB PREP x|-3|-4
t:VERB PREP|-8|-7
t:VERB x $|-10|-3
t:VERB x TIME $|-7|-3
t:VERB x TIME|-8|-3
t:VERB x|-18|-7
t:VERB|-63|-36
t:WANT $|10|0
t:WANT , THANKS $|12|0
t:WANT , THANKS|12|0
t:WANT ,|14|-15
t:WANT ACT DET MSG|-11|35
t:WANT ACT DET|-11|35
t:WANT ACT ME CARD|-1|-8
t:WANT ACT ME|-2|-13
t:WANT ACT|-12|20
t:WANT AGAINV PREP RECV|-4|24
t:WANT AGAINV PREP VERB|-5|-28
t:WANT AGAINV PREP|4|-5
t:WANT AGAINV x $|-6|-19
t:WANT AGAINV x|-6|-19
t:WANT AGAINV|-1|-18
t:WANT ANSWER|21|-3
t:WANT BE PASS $|17|-1
t:WANT BE PASS|18|-1
t:WANT BE PREP DET|-5|3
t:WANT BE PREP|0|3
t:WANT BE RECV MSG|0|13
t:WANT BE RECV|4|11
t:WANT BE REMOVE PREP|6|-1
t:WANT BE REMOVE|6|-1
t:WANT BE|13|2
t:WANT BLOCK ME CARD|-3|-2
t:WANT BLOCK ME|-3|-2
t:WANT BLOCK|-3|-2
t:WANT CANCEL $|-2|-5
t:WANT CANCEL DET MSG|28|-7
t:WANT CANCEL DET OWN|-5|0
t:WANT CANCEL DET|21|-6
t:WANT CANCEL ME OWN|-4|-1
t:WANT CANCEL ME|-3|-1
t:WANT CANCEL PREP|6|-3
t:WANT CANCEL|10|-12
t:WANT CONT PREP|-4|6
t:WANT CONT|-4|6
t:WANT DAR PREP BAJA|-3|-3
t:WANT DAR PREP|-3|-3
t:WANT DAR|-4|2
t:WANT DET BAJA|14|-1
t:WANT DET OWN $|-8|-1
t:WANT DET OWN|-26|-2
t:WANT DET PROMO $|16|-1
t:WANT DET PROMO|16|-1
t:WANT DET x $|-10|-1
t:WANT DET x|-10|-1
t:WANT DET|8|-7
t:WANT KNOW PREP TOPIC|7|0
t:WANT KNOW PREP|7|0
t:WANT KNOW|-13|-4
t:WANT LEAVE $|43|-6
t:WANT LEAVE LIST $|13|-1
t:WANT LEAVE LIST|13|-1
t:WANT LEAVE PREP DET|-7|-1
t:WANT LEAVE PREP LIST|13|-1
t:WANT LEAVE PREP x|-22|-2
t:WANT LEAVE PREP|-10|-3
t:WANT LEAVE|23|-7
t:WANT LET PREP RECV|12|-5
t:WANT LET PREP|12|-4
t:WANT LET|12|-4
t:WANT ME OWN $|-3|0
t:WANT ME OWN|-3|0
t:WANT ME SUBV AGAIN|-3|17
t:WANT ME SUBV PREP|-8|-6
t:WANT ME SUBV|-10|11
t:WANT ME UNSUB $|7|-1
t:WANT ME UNSUB|7|-1
t:WANT ME x|-6|-21
t:WANT ME|-6|-9
t:WANT MORE $|25|-1
t:WANT MORE MSG $|7|0
t:WANT MORE MSG PREP|3|0
t:WANT MORE MSG|10|0
t:WANT MORE PREP|-26|-1
t:WANT MORE PROMO $|7|0
t:WANT MORE PROMO|7|0
t:WANT MORE RECV $|18|-2
t:WANT MORE RECV|24|-3
t:WANT MORE TOPIC $|5|0
t:WANT MORE TOPIC|5|0
t:WANT MORE|16|-4
t:WANT MSG $|19|-1
t:WANT MSG PREP OWN|22|0
t:WANT MSG PREP|20|-2
t:WANT MSG|30|-3
t:WANT NEG RECV|8|-4
t:WANT NEG|21|-6
t:WANT NOTHING $|-17|-2
t:WANT NOTHING|-16|-2
t:WANT OUT $|40|-5
t:WANT OUT|41|-6
t:WANT PREP BE REMOVE|8|-2
t:WANT PREP BE|8|9
t:WANT PREP CANCEL|-6|-5
t:WANT PREP RECVB MSG|8|6
t:WANT PREP RECVB PREP|11|-1
t:WANT PREP RECVB PROMO|-2|16
t:WANT PREP RECVB THIS|11|-1
t:WANT PREP RECVB|15|29
t:WANT PREP RECV|-4|10
t:WANT PREP REMOVE PREP|3|0
t:WANT PREP REMOVE|3|0
t:WANT PREP STOP RECVG|13|-4
t:WANT PREP STOP|15|-5
t:WANT PREP SUBV $|-5|18
t:WANT PREP SUBV|-9|16
t:WANT PREP UNSUB $|13|-3
t:WANT PREP UNSUB|14|-3
t:WANT PREP x DET|-24|-4
t:WANT PREP x ME|-9|-5
t:WANT PREP x|-39|-14
t:WANT PROMO $|32|-1
t:WANT PROMO NEG PROMO|3|0
t:WANT PROMO NEG|3|0
t:WANT PROMO|32|-1
t:WANT QUE DET|13|-4
t:WANT QUE LET PREP|8|-1
t:WANT QUE LET|8|-1
t:WANT QUE ME AGAINV|-1|13
t:WANT QUE ME SENDS|2|11
t:WANT QUE ME|2|14
t:WANT QUE NEG ME|11|0
t:WANT QUE NEG|11|0
t:WANT QUE SENDS x|-11|-1
t:WANT QUE SENDS|-11|-1
t:WANT QUE x|-15|-1
t:WANT QUE|2|9
t:WANT RECV $|-15|53
t:WANT RECV DET PROMO|-17|27
t:WANT RECV DET|-16|24
t:WANT RECV ME OWN|-1|-6
t:WANT RECV ME|-1|-6
t:WANT RECV MORE|19|-11
t:WANT RECV MSG $|-6|18
t:WANT RECV MSG AGAIN|-2|5
t:WANT RECV MSG|-6|20
t:WANT RECV NOTHING $|11|-1
t:WANT RECV NOTHING|13|-1
t:WANT RECV PROMO $|3|-1
t:WANT RECV PROMO|3|-1
t:WANT RECV STUFF|-4|12
t:WANT RECV TOPIC $|-13|28
t:WANT RECV TOPIC|-13|28
t:WANT RECV x $|-12|-27
t:WANT RECV x|-15|-38
t:WANT RECV|-5|31
t:WANT REMOVE|11|-2
t:WANT SAID PREP|-3|-2
t:WANT SAID|-5|-3
t:WANT SPAM $|12|0
t:WANT SPAM|12|0
t:WANT STOP PREP RECV|10|-4
t:WANT STOP PREP|10|-4
t:WANT STOP|11|-5
t:WANT STUFF $|-21|-11
t:WANT STUFF|-21|-11
t:WANT SUBV ME PREP|-2|-6
t:WANT SUBV ME|-14|13
t:WANT SUBV|-14|13
t:WANT THIS MORE $|10|0
t:WANT THIS MORE|10|0
t:WANT THIS MSG $|3|-1
t:WANT THIS MSG|3|-1
t:WANT THIS|9|-1
t:WANT TOPIC $|25|-2
t:WANT TOPIC PREP|13|0
t:WANT TOPIC|41|-2
t:WANT UNSUB $|18|-3
t:WANT UNSUB|17|-3
t:WANT VERB DET|-15|-9
t:WANT VERB IT|-3|-2
t:WANT VERB MORE $|-31|-2
t:WANT VERB MORE|-31|-2
t:WANT VERB|-41|-12
t:WANT x $|-45|-16
t:WANT x DET TOPIC|-7|-2
t:WANT x DET|-7|-4
t:WANT x ME|-7|-10
t:WANT x PREP|-25|-7
t:WANT x|-67|-29
t:WANT|6|-3
t:WHEN x DET TOPIC|-6|-2
t:WHEN x DET|-10|-4
t:WHEN x x $|-2|-3
t:WHEN x x|-5|-4
t:WHEN x|-15|-9
t:WHEN|-28|-16
t:WHO x|10|-4
t:WHO|9|-5
t:WHY NEG ME SENDX|-16|-5
t:WHY NEG ME|-16|-5
t:WHY NEG|-32|-7
t:WHY STOPX SENDG ME|-17|-5
t:WHY STOPX SENDG|-17|-5
t:WHY STOPX|-20|-6
t:WHY|-37|-19
t:WITHOUT INTEREST|3|-3
t:WITHOUT MSG PREP|-24|-2
t:WITHOUT MSG|2|-7
t:WITHOUT PROMO $|26|-2
t:WITHOUT PROMO|26|-2
t:WITHOUT TOPIC $|51|-8
t:WITHOUT TOPIC x|-13|-2
t:WITHOUT TOPIC|36|-9
t:WITHOUT x $|-44|-17
t:WITHOUT x ? $|-6|-2
t:WITHOUT x ?|-6|-2
t:WITHOUT x|-48|-19
t:WITHOUT|5|-31
t:WRONG $|-22|-22
t:WRONG NUM $|16|-4
t:WRONG NUM|22|-5
t:WRONG PREP NUM $|7|-2
t:WRONG PREP NUM|7|-2
t:WRONG PREP OWN|-3|-1
t:WRONG PREP|4|-3
t:WRONG x $|-8|-4
t:WRONG x|-8|-4
t:WRONG|-21|-30
t:YOU $|8|-14
t:YOU CAN STOP|8|0
t:YOU CAN|-12|36
t:YOU CONJ TOOMANY $|-21|-5
t:YOU CONJ TOOMANY|-21|-5
t:YOU CONJ|-20|-6
t:YOU HAVE|9|-3
t:YOU ME|3|-1
t:YOU NEG HAVE|7|0
t:YOU NEGX|-41|-2
t:YOU PREP STOP SENDG|5|0
t:YOU PREP STOP|9|-1
t:YOU PREP|9|-1
t:YOU SENDS x|7|-4
t:YOU SENDS|-11|-7
t:YOU STARTW|-2|-5
t:YOU STOP SENDG ME|21|-1
t:YOU STOP SENDG|21|-1
t:YOU STOP x|-3|-1
t:YOU STOP|16|-1
t:YOU TAKE ME OUT|-5|0
t:YOU TAKE ME|-5|0
t:YOU TAKE|-6|-1
t:YOU TEXT|18|-2
t:YOU x $|10|-2
t:YOU x ME|-9|-6
t:YOU x x|-16|-2
t:YOU x|-15|-9
t:YOU|3|-10
t:^ $|-165|-133
t:^ , WANT|3|0
t:^ , x|6|-1
t:^ ,|-28|-23
t:^ ACT ME CARD|-3|-25
t:^ ACT ME MSG|-10|32
t:^ ACT ME OWN|-1|-19
t:^ ACT ME|-21|3
t:^ ACT MSG $|-22|61
t:^ ACT MSG|-22|61
t:^ ACT|-41|26
t:^ ADD AGAIN PREP|-9|18
t:^ ADD AGAIN|-9|18
t:^ ADD ME BACK|-7|42
t:^ ADD ME PREP|-13|-7
t:^ ADD ME x|-1|-6
t:^ ADD ME|-18|24
t:^ ADD PREP DET|-3|0
t:^ ADD PREP|-3|0
t:^ ADD|-41|18
t:^ AGAINV $|-9|84
t:^ AGAINV DET x|-1|-6
t:^ AGAINV DET|-1|-6
t:^ AGAINV PREP OWN|-3|-19
t:^ AGAINV PREP SENDI|-12|13
t:^ AGAINV PREP x|-1|-22
t:^ AGAINV PREP|-18|-8
t:^ AGAINV|-30|25
t:^ AGAIN|13|-40
t:^ AGREE RECV MSG|-35|40
t:^ AGREE RECV|-35|40
t:^ AGREE|-35|40
t:^ ALREADY CAN|3|10
t:^ ALREADY ENOUGH|3|-1
t:^ ALREADY LET PREP|8|0
t:^ ALREADY LET|8|0
t:^ ALREADY ME|8|0
t:^ ALREADY RECVX|-24|-3
t:^ ALREADY SAID PREP|-11|-3
t:^ ALREADY SAID|-8|-7
t:^ ALREADY STOP $|20|-1
t:^ ALREADY STOP MSG|3|0
t:^ ALREADY STOP|22|-1
t:^ ALREADY x $|-33|-15
t:^ ALREADY x SAID|6|0
t:^ ALREADY x|-25|-15
t:^ ALREADY|-6|-11
t:^ ALTO|19|-4
t:^ AM BLOCK|5|-5
t:^ AM NEG INTEREST|10|-2
t:^ AM NEG RECVG|-28|-5
t:^ AM NEG|-12|-6
t:^ AM OUT|-45|-9
t:^ AM PREP|4|-1
t:^ AM TOOMANY|9|0
t:^ AM x ,|12|0
t:^ AM x x|-7|-3
t:^ AM x|0|-7
t:^ AM|-17|-22
t:^ BACK PREP|-2|-18
t:^ BACK|-2|-18
t:^ BAJA $|23|-3
t:^ BAJA PREP OWN|24|0
t:^ BAJA PREP|24|0
t:^ BAJA TOPIC $|9|-2
t:^ BAJA TOPIC|9|-2
t:^ BAJA|54|-5
t:^ BLOCK ME CARD|-7|-2
t:^ BLOCK ME|-3|-3
t:^ BLOCKX|19|-10
t:^ BLOCK|11|-17
t:^ CAN AGAINV PREP|-16|26
t:^ CAN AGAINV|-16|26
t:^ CAN LET PREP|8|-1
t:^ CAN LET|8|-1
t:^ CAN ME BE|10|-1
t:^ CAN ME REMOVE|7|0
t:^ CAN ME x|-13|-7
t:^ CAN ME|-1|-14
t:^ CAN SENDI|-43|-14
t:^ CAN STOP PREP|9|-1
t:^ CAN STOP|17|-1
t:^ CAN YOU STOP|4|0
t:^ CAN YOU TAKE|-5|0
t:^ CAN YOU|7|-3
t:^ CANCEL $|81|-8
t:^ CANCEL DET MSG|24|-4
t:^ CANCEL DET OWN|-14|-3
t:^ CANCEL DET x|-19|-4
t:^ CANCEL DET|9|-11
t:^ CANCEL ME OWN|-32|-6
t:^ CANCEL ME SUBN|29|-2
t:^ CANCEL ME|-9|-7
t:^ CANCEL MSG $|36|-9
t:^ CANCEL MSG|36|-9
t:^ CANCEL OWN $|-26|-3
t:^ CANCEL OWN|-36|-4
t:^ CANCEL PREP OWN|-7|-1
t:^ CANCEL PREP|-25|-3
t:^ CANCEL PROMO $|9|-1
t:^ CANCEL PROMO|9|-1
t:^ CANCEL SHIP|21|-3
t:^ CANCEL SUBN $|29|-3
t:^ CANCEL SUBN|29|-3
t:^ CANCEL THIS MSG|9|-2
t:^ CANCEL THIS|24|-2
t:^ CANCEL TOPIC $|28|-4
t:^ CANCEL TOPIC|28|-4
t:^ CANCEL x|-10|-2
t:^ CANCEL|32|-16
t:^ CAN|6|-11
t:^ CHEGA $|52|-4
t:^ CHEGA x|-11|-2
t:^ CHEGA|37|-6
t:^ CONJ $|-60|-58
t:^ CONJ ,|-14|16
t:^ CONJ|-48|-34
t:^ DAR PREP BAJA|33|-3
t:^ DAR PREP|33|-3
t:^ DAR|-24|-21
t:^ DET AM PREP|7|-2
t:^ DET AM|7|-2
t:^ DET MSG|-7|-8
t:^ DET PROMO NEG|-7|-3
t:^ DET PROMO x|-3|-2
t:^ DET PROMO|-13|-6
t:^ DET TOPIC x|-2|-3
t:^ DET TOPIC|-5|-6
t:^ DET WRONG PREP|3|-2
t:^ DET WRONG|3|-2
t:^ DET x NEGX|-6|-13
t:^ DET x NEG|-14|-4
t:^ DET x x|-2|-4
t:^ DET x|-20|-18
t:^ DET|-28|-24
t:^ DOWN $|-9|-21
t:^ DOWN STOP $|20|-2
t:^ DOWN STOP|24|-2
t:^ DOWN|14|-20
t:^ ENOUGH $|67|-6
t:^ ENOUGH ALREADY|17|-1
t:^ ENOUGH PREP DET|11|-1
t:^ ENOUGH PREP MSG|11|-3
t:^ ENOUGH PREP PROMO|13|-1
t:^ ENOUGH PREP SENDI|-10|0
t:^ ENOUGH PREP TOPIC|15|-1
t:^ ENOUGH PREP x|-41|-2
t:^ ENOUGH PREP|2|-6
t:^ ENOUGH|36|-9
t:^ GO BOTHI|43|-1
t:^ GOT x ME|-3|-4
t:^ GOT x x|-2|-3
t:^ GOT x|-6|-8
t:^ GOT|-7|-11
t:^ GO|36|-4
t:^ HOW AM PREP|-4|-1
t:^ HOW AM|-4|-1
t:^ HOW CANCEL ME|-4|0
t:^ HOW CANCEL|13|-2
t:^ HOW CAN|-6|-1
t:^ HOW DAR PREP|-4|-1
t:^ HOW DAR|-4|-1
t:^ HOW DET|-5|-2
t:^ HOW LEAVE PREP|-3|-1
t:^ HOW LEAVE|-3|-1
t:^ HOW ME|-8|-4
t:^ HOW TOOMANY TIME|13|-1
t:^ HOW TOOMANY x|-7|-1
t:^ HOW TOOMANY|5|-2
t:^ HOW TOPIC ?|-18|-7
t:^ HOW TOPIC|-26|-8
t:^ HOW x ME|-13|-13
t:^ HOW x x|-4|-2
t:^ HOW x|-14|-14
t:^ HOW|-18|-17
t:^ IDIOM $|-28|-19
t:^ IDIOM|-31|-23
t:^ LAUGH $|-34|-44
t:^ LAUGH LAUGH LAUGH|-7|-8
t:^ LAUGH LAUGH|-10|-13
t:^ LAUGH STOP|-11|-3
t:^ LAUGH|-47|-52
t:^ LEAVE $|7|-16
t:^ LEAVE DET|-4|-2
t:^ LEAVE ME PEACE|35|-2
t:^ LEAVE ME|6|-7
t:^ LEAVE PREP LIST|5|-15
t:^ LEAVE PREP OWN|-48|-2
t:^ LEAVE PREP|0|-16
t:^ LEAVE THIS|-30|-4
t:^ LEAVE|13|-29
t:^ LESS MSG $|-28|-26
t:^ LESS MSG|-28|-26
t:^ LESS|-28|-26
t:^ LET DET OWN|-4|-2
t:^ LET DET|8|-3
t:^ LET ME PREP|9|-1
t:^ LET ME|14|-2
t:^ LET PREP BOTHI|22|-1
t:^ LET PREP ME|6|0
t:^ LET PREP RECV|-6|-5
t:^ LET PREP SENDI|27|-2
t:^ LET PREP SENDS|6|0
t:^ LET PREP x|-11|-3
t:^ LET PREP|0|-11
t:^ LET x|-14|-4
t:^ LET|5|-13
t:^ ME ADD PREP|-12|0
t:^ ME ADD|-14|15
t:^ ME ALREADY SAID|8|0
t:^ ME CAN REMOVE|11|-2
t:^ ME CAN|2|-7
t:^ ME LET $|53|-4
t:^ ME LET PREP|5|-1
t:^ ME LETX|-10|-3
t:^ ME LET|48|-6
t:^ ME NEED PREP|-7|-1
t:^ ME NEED|-6|-2
t:^ ME NEG AUTH|5|0
t:^ ME NEG RECVB|-27|-5
t:^ ME NEG WANT|14|-9
t:^ ME NEGX RECVB|-19|-9
t:^ ME NEGX STOP|-12|-3
t:^ ME NEGX|-19|-18
t:^ ME NEG|1|-10
t:^ ME NUM x|-26|-5
t:^ ME NUM|-53|-10
t:^ ME RECVX DET|-7|-2
t:^ ME RECVX|9|-7
t:^ ME REMOVE $|35|-3
t:^ ME REMOVE DET|-12|-2
t:^ ME REMOVE PREP|9|-2
t:^ ME REMOVE|24|-6
t:^ ME REVOKE ME|12|-1
t:^ ME REVOKE|12|-1
t:^ ME SAID STOP|11|0
t:^ ME SAID YOU|6|0
t:^ ME SAID|16|-1
t:^ ME SENDS DET|-25|-15
t:^ ME SENDS|-40|2
t:^ ME SENDX DET|-9|-3
t:^ ME SENDX|0|-12
t:^ ME SUBN|-13|-4
t:^ ME SUBV AGAIN|-6|23
t:^ ME SUBV|-6|23
t:^ ME UNSUB $|18|-2
t:^ ME UNSUBX|13|-8
t:^ ME UNSUB|18|-2
t:^ ME WANT ME|2|-8
t:^ ME WANT NEG|14|-3
t:^ ME WANT OUT|41|-6
t:^ ME WANT PREP|-13|-2
t:^ ME WANT|7|5
t:^ ME x ,|25|-1
t:^ ME x CONJ|-3|-2
t:^ ME x DET|-22|-15
t:^ ME x ME|-20|-4
t:^ ME x NEG|-8|-2
t:^ ME x PREP|-7|-4
t:^ ME x x|14|-8
t:^ ME x|-18|-20
t:^ ME|-6|-10
t:^ NADAMAS , THANKS|-14|-2
t:^ NADAMAS ,|-14|-2
t:^ NADAMAS|-94|-17
t:^ NEED|-12|-3
t:^ NEG $|-25|-28
t:^ NEG ,|38|-2
t:^ NEG AGAINV PREP|38|-11
t:^ NEG AGAINV|-7|-14
t:^ NEG AGREE RECV|28|-21
t:^ NEG AGREE|29|-21
t:^ NEG AM INTEREST|11|-3
t:^ NEG AM MORE|-3|-1
t:^ NEG AM x|-11|-2
t:^ NEG AM|-19|-15
t:^ NEG AUTH DET|32|-19
t:^ NEG AUTH THIS|-14|-5
t:^ NEG AUTH|16|-22
t:^ NEG BOTHS $|31|-1
t:^ NEG BOTHS MORE|15|0
t:^ NEG BOTHS|31|-3
t:^ NEG CALLS|-4|-5
t:^ NEG CAN STOP|-23|-1
t:^ NEG CAN x|-5|-3
t:^ NEG CAN|-26|-8
t:^ NEG CONT MORE|12|0
t:^ NEG CONT SENDI|12|0
t:^ NEG CONT|32|-1
t:^ NEG DET MSG|25|-1
t:^ NEG DET|-19|-8
t:^ NEG GIVE AUTH|4|0
t:^ NEG GIVE|4|0
t:^ NEG GOT|-6|-3
t:^ NEG INTEREST PREP|15|-1
t:^ NEG INTEREST|-4|-3
t:^ NEG LET PREP|-28|-4
t:^ NEG LET|-28|-4
t:^ NEG ME BOTHS|22|-1
t:^ NEG ME CALLS|-5|-6
t:^ NEG ME CONT|8|0
t:^ NEG ME INTEREST|14|-4
t:^ NEG ME LET|-21|-1
t:^ NEG ME RECVX|-32|-2
t:^ NEG ME SENDS|19|-3
t:^ NEG ME SENDX|-6|-1
t:^ NEG ME VERB|-3|-2
t:^ NEG ME WANT|15|-5
t:^ NEG ME x|-13|-3
t:^ NEG ME|5|-8
t:^ NEG MORE $|25|-1
t:^ NEG MORE|49|-2
t:^ NEG NEED MORE|28|-1
t:^ NEG NEED PREP|-9|-2
t:^ NEG NEED SENDI|18|0
t:^ NEG NEED THIS|16|-1
t:^ NEG NEED|11|-8
t:^ NEG OWN|-7|-2
t:^ NEG PREP|-22|-7
t:^ NEG RECVX DET|-3|-2
t:^ NEG RECVX|-25|-11
t:^ NEG RECV|16|-5
t:^ NEG SENDI $|25|-2
t:^ NEG SENDI MORE|3|-1
t:^ NEG SENDI|26|-3
t:^ NEG SENDS DET|-12|-1
t:^ NEG SENDS ME|22|-2
t:^ NEG SENDS MORE|31|-1
t:^ NEG SENDS OUT|25|-4
t:^ NEG SENDS PROMO|6|-2
t:^ NEG SENDS x|-40|-5
t:^ NEG SENDS|21|-8
t:^ NEG STOP NEG|-13|-1
t:^ NEG STOP|-104|-7
t:^ NEG TEXT ME|29|-11
t:^ NEG TEXT THIS|6|0
t:^ NEG TEXT|43|-10
t:^ NEG THANKS $|31|-2
t:^ NEG THANKS ,|-7|-1
t:^ NEG THANKS|21|-3
t:^ NEG VERB MORE|-15|-2
t:^ NEG VERB|-20|-4
t:^ NEG WANT ,|12|0
t:^ NEG WANT AGAINV|19|-2
t:^ NEG WANT ANSWER|25|0
t:^ NEG WANT BE|29|-3
t:^ NEG WANT KNOW|11|0
t:^ NEG WANT MORE|16|-3
t:^ NEG WANT MSG|30|-1
t:^ NEG WANT NOTHING|-16|-2
t:^ NEG WANT PREP|6|-1
t:^ NEG WANT PROMO|20|-1
t:^ NEG WANT QUE|-3|-9
t:^ NEG WANT RECV|42|-13
t:^ NEG WANT SPAM|12|0
t:^ NEG WANT THIS|10|0
t:^ NEG WANT TOPIC|40|-2
t:^ NEG WANT VERB|-37|-4
t:^ NEG WANT x|-63|-9
t:^ NEG WANT|23|-9
t:^ NEG x $|-38|-16
t:^ NEG x DET|-19|-5
t:^ NEG x PREP|-12|-4
t:^ NEG x STOP|-8|0
t:^ NEG x THIS|6|-3
t:^ NEG x x|-8|-3
t:^ NEG x|-42|-25
t:^ NEGX|1|-5
t:^ NEG|6|-15
t:^ NOMORE $|57|-4
t:^ NOMORE ME SENDS|12|-1
t:^ NOMORE ME|12|-1
t:^ NOMORE MSG $|32|-4
t:^ NOMORE MSG PREP|14|0
t:^ NOMORE MSG|49|-4
t:^ NOMORE OWN|13|0
t:^ NOMORE PREP|-44|-6
t:^ NOMORE PROMO $|16|-1
t:^ NOMORE PROMO|18|-1
t:^ NOMORE SENDG|8|-1
t:^ NOMORE TOPIC $|23|-3
t:^ NOMORE TOPIC|23|-3
t:^ NOMORE VERB LIST|-16|-5
t:^ NOMORE VERB|-16|-5
t:^ NOMORE x $|-62|-13
t:^ NOMORE x x|-12|-2
t:^ NOMORE x|-82|-17
t:^ NOMORE|26|-17
t:^ NONE MSG $|40|-5
t:^ NONE MSG|20|-6
t:^ NONE PROMO $|42|-2
t:^ NONE PROMO|42|-2
t:^ NONE STOP $|28|-2
t:^ NONE STOP|28|-2
t:^ NONE TEXT|-21|-9
t:^ NONE TOPIC $|35|-3
t:^ NONE TOPIC MSG|12|-2
t:^ NONE TOPIC|44|-5
t:^ NONE x $|-34|-17
t:^ NONE x x|-9|-4
t:^ NONE x|-69|-24
t:^ NONE|-4|-36
t:^ NOSIGN $|-23|-24
t:^ NOSIGN MSG $|22|-6
t:^ NOSIGN MSG|22|-6
t:^ NOSIGN NEG|15|-1
t:^ NOSIGN NOMORE|8|-1
t:^ NOSIGN NOSIGN|15|-1
t:^ NOSIGN STOP $|9|0
t:^ NOSIGN STOP|9|0
t:^ NOSIGN|29|-22
t:^ NOTHANKS $|11|-11
t:^ NOTHANKS|11|-11
t:^ NOTHING MSG MORE|17|-2
t:^ NOTHING MSG|17|-2
t:^ NOTHING PREP MSG|19|-5
t:^ NOTHING PREP PROMO|8|0
t:^ NOTHING PREP x|-26|-4
t:^ NOTHING PREP|11|-9
t:^ NOTHING x|-25|-8
t:^ NOTHING|4|-16
t:^ NUM PREP|-29|-4
t:^ NUM WRONG $|18|-5
t:^ NUM WRONG|17|-5
t:^ NUM|-9|-8
t:^ OUT PREP|-8|-2
t:^ OUT|-8|-2
t:^ OWN $|-27|-12
t:^ OWN|-22|-13
t:^ PREP DET x|30|0
t:^ PREP DET|4|-5
t:^ PREP ME|-5|-6
t:^ PREP MSG|-17|-6
t:^ PREP OWN $|-22|-5
t:^ PREP OWN|-23|-7
t:^ PREP TOPIC|-6|-2
t:^ PREP VERB $|-13|-10
t:^ PREP VERB|-13|-10
t:^ PREP WHEN|-7|-1
t:^ PREP x|18|-6
t:^ PREP|-39|-26
t:^ PROMO|-11|-7
t:^ QUE NEG|3|0
t:^ QUE RUDE $|16|-10
t:^ QUE RUDE|32|-11
t:^ QUE TIME|-11|-2
t:^ QUE|-10|-39
t:^ RECVX DET TOPIC|-1|-3
t:^ RECVX DET|-8|-6
t:^ RECVX PREP|-9|-7
t:^ RECVX x|-4|-5
t:^ RECVX|-19|-17
t:^ REMOVE DET OWN|-6|-4
t:^ REMOVE DET x|-11|-8
t:^ REMOVE DET|-15|-10
t:^ REMOVE ME $|32|-4
t:^ REMOVE ME CARD|-19|-2
t:^ REMOVE ME DET|-27|-5
t:^ REMOVE ME NUM|32|-2
t:^ REMOVE ME OWN|-19|-2
t:^ REMOVE ME PREP|27|-3
t:^ REMOVE ME x|-13|-3
t:^ REMOVE ME|23|-7
t:^ REMOVE THIS|1|-4
t:^ REMOVE x|-19|-4
t:^ REMOVE|10|-11
t:^ RETURNW $|-19|77
t:^ RETURNW ME OWN|-1|-20
t:^ RETURNW ME|-1|-20
t:^ RETURNW MSG $|-20|37
t:^ RETURNW MSG|-20|37
t:^ RETURNW|-34|80
t:^ REVOKE AUTH $|14|-1
t:^ REVOKE AUTH|14|-1
t:^ REVOKE ME AUTH|15|-1
t:^ REVOKE ME|15|-1
t:^ REVOKE|26|-2
t:^ RUDE $|31|-15
t:^ RUDE|33|-15
t:^ SAID DET|3|0
t:^ SAID|-30|-24
t:^ SENDS AGAIN|-9|-42
t:^ SENDS DET|-6|-2
t:^ SENDS ME DET|0|-4
t:^ SENDS ME|-12|24
t:^ SENDS MORE TOPIC|-41|-8
t:^ SENDS MORE|-41|-8
t:^ SENDS x x|-3|-4
t:^ SENDS x|-8|-7
t:^ SENDS|-39|-34
t:^ SOLO MSG PREP|10|0
t:^ SOLO MSG|10|0
t:^ SOLO THIS|-50|-12
t:^ SOLO WANT MSG|6|0
t:^ SOLO WANT|6|0
t:^ SOLO|-19|-12
t:^ STARTV $|-11|60
t:^ STARTV x|-13|-19
t:^ STARTV|-22|39
t:^ STARTW $|-30|128
t:^ STARTW DET|-1|-23
t:^ STARTW ME|-1|-10
t:^ STARTW SENDG ME|-5|12
t:^ STARTW SENDG|-5|12
t:^ STARTW|-35|54
t:^ STOP $|114|-13
t:^ STOP , NEG|4|0
t:^ STOP ,|4|0
t:^ STOP .|27|-1
t:^ STOP ALREADY $|21|-1
t:^ STOP ALREADY|21|-1
t:^ STOP BOTHI ME|11|-1
t:^ STOP BOTHI|11|-1
t:^ STOP CONJ|52|0
t:^ STOP CONT|-3|-1
t:^ STOP DET $|18|-1
t:^ STOP DET MSG|14|-2
t:^ STOP DET OWN|-12|-3
t:^ STOP DET x|-11|-2
t:^ STOP DET|10|-9
t:^ STOP ME SENDI|8|-3
t:^ STOP ME|-5|-6
t:^ STOP MSG $|30|-5
t:^ STOP MSG|30|-5
t:^ STOP OWN $|40|-1
t:^ STOP OWN MSG|6|0
t:^ STOP OWN|39|-2
t:^ STOP PREP BE|-19|-2
t:^ STOP PREP BOTHI|5|0
t:^ STOP PREP DET|17|-3
t:^ STOP PREP ME|16|-1
t:^ STOP PREP SENDG|8|-1
t:^ STOP PREP SENDI|17|-1
t:^ STOP PREP THIS|17|-1
t:^ STOP PREP VERB|-6|-1
t:^ STOP PREP x|-41|-5
t:^ STOP PREP|14|-7
t:^ STOP PROMO $|17|-2
t:^ STOP PROMO|19|-2
t:^ STOP SENDG $|6|-1
t:^ STOP SENDG ME|15|-1
t:^ STOP SENDG THIS|3|0
t:^ STOP SENDG|20|-2
t:^ STOP SENDI ME|6|-2
t:^ STOP SENDI|6|-2
t:^ STOP THIS $|30|-1
t:^ STOP THIS|35|-2
t:^ STOP TOPIC $|24|-4
t:^ STOP TOPIC|24|-4
t:^ STOP x ME|-34|-4
t:^ STOP x x|-24|-4
t:^ STOP x|-52|-9
t:^ STOPX PREP|-9|-7
t:^ STOPX x|10|-6
t:^ STOPX|0|-13
t:^ STOP|43|-10
t:^ SUBV $|-24|75
t:^ SUBV ME AGAIN|-6|14
t:^ SUBV ME|-15|19
t:^ SUBV PREP DET|-3|-25
t:^ SUBV PREP|-12|-3
t:^ SUBV|-38|57
t:^ TAKE ME OUT|10|-6
t:^ TAKE ME PREP|9|-3
t:^ TAKE ME|8|2
t:^ TAKE|-7|-3
t:^ TEXT ME WHEN|-11|-5
t:^ TEXT ME|-24|-10
t:^ TEXT|-24|-10
t:^ THANKS $|-72|-38
t:^ THANKS PREP DET|-12|-3
t:^ THANKS PREP|-29|-11
t:^ THANKS YOU|-31|-7
t:^ THANKS|-99|-43
t:^ THIS NUM NEG|10|-1
t:^ THIS NUM|10|-1
t:^ THIS x SPAM|9|-3
t:^ THIS x|-20|-14
t:^ THIS|-11|-17
t:^ TOOMANY|-16|-11
t:^ UNSUB $|57|-9
t:^ UNSUB ME $|13|-3
t:^ UNSUB ME|13|-3
t:^ UNSUB PREP DET|5|-1
t:^ UNSUB PREP|7|-1
t:^ UNSUB|46|-8
t:^ VERB ME|-16|-14
t:^ VERB PREP|-9|-2
t:^ VERB|-27|-20
t:^ WANT ACT DET|-11|35
t:^ WANT ACT ME|-2|-13
t:^ WANT ACT|-12|20
t:^ WANT AGAINV PREP|-20|14
t:^ WANT AGAINV x|-6|-19
t:^ WANT AGAINV|-24|-1
t:^ WANT BE PREP|-5|3
t:^ WANT BE|-16|-5
t:^ WANT BLOCK ME|-3|-2
t:^ WANT BLOCK|-3|-2
t:^ WANT CANCEL $|-2|-5
t:^ WANT CANCEL DET|21|-6
t:^ WANT CANCEL ME|-3|-1
t:^ WANT CANCEL PREP|6|-3
t:^ WANT CANCEL|10|-12
t:^ WANT CONT PREP|-4|6
t:^ WANT CONT|-4|6
t:^ WANT DAR PREP|-3|-3
t:^ WANT DAR|-4|3
t:^ WANT DET BAJA|14|-1
t:^ WANT DET|26|-5
t:^ WANT LEAVE $|35|-4
t:^ WANT LEAVE LIST|13|-1
t:^ WANT LEAVE PREP|-10|-3
t:^ WANT LEAVE|18|-6
t:^ WANT LET PREP|12|-5
t:^ WANT LET|12|-5
t:^ WANT ME SUBV|-10|11
t:^ WANT ME UNSUB|7|-1
t:^ WANT ME|-5|-2
t:^ WANT MORE|-5|-6
t:^ WANT NEG RECV|8|-4
t:^ WANT NEG|8|-4
t:^ WANT PREP REMOVE|3|0
t:^ WANT PREP|-1|12
t:^ WANT QUE DET|13|-4
t:^ WANT QUE LET|4|0
t:^ WANT QUE ME|-21|36
t:^ WANT QUE|-7|32
t:^ WANT RECV DET|-16|24
t:^ WANT RECV ME|-1|-6
t:^ WANT RECV MORE|16|-11
t:^ WANT RECV MSG|-2|5
t:^ WANT RECV STUFF|-17|15
t:^ WANT RECV TOPIC|-23|35
t:^ WANT RECV x|-15|-38
t:^ WANT RECV|-48|37
t:^ WANT REMOVE|11|-2
t:^ WANT SAID PREP|-3|-2
t:^ WANT SAID|-5|-3
t:^ WANT STOP PREP|10|-4
t:^ WANT STOP|11|-5
t:^ WANT SUBV ME|-14|13
t:^ WANT SUBV|-14|13
t:^ WANT UNSUB $|18|-3
t:^ WANT UNSUB|17|-3
t:^ WANT VERB DET|-10|-7
t:^ WANT VERB|-10|-8
t:^ WANT x DET|-1|-3
t:^ WANT x ME|-7|-10
t:^ WANT x PREP|-9|-6
t:^ WANT x|-19|-24
t:^ WANT|-10|-1
t:^ WHEN x DET|-10|-4
t:^ WHEN x|-12|-6
t:^ WHEN|-18|-11
t:^ WHO x|10|-4
t:^ WHO|9|-5
t:^ WHY NEG ME|-16|-5
t:^ WHY NEG|-32|-7
t:^ WHY STOPX SENDG|-17|-5
t:^ WHY STOPX|-20|-6
t:^ WHY|-38|-19
t:^ WITHOUT INTEREST|3|-3
t:^ WITHOUT MSG PREP|-24|-2
t:^ WITHOUT MSG|2|-7
t:^ WITHOUT PROMO $|22|-1
t:^ WITHOUT PROMO|22|-1
t:^ WITHOUT TOPIC $|51|-8
t:^ WITHOUT TOPIC x|-13|-2
t:^ WITHOUT TOPIC|36|-9
t:^ WITHOUT x $|-44|-16
t:^ WITHOUT x ?|-6|-2
t:^ WITHOUT x|-48|-19
t:^ WITHOUT|5|-26
t:^ WRONG NUM|5|-4
t:^ WRONG x|-6|-4
t:^ WRONG|-31|-20
t:^ YOU CAN|-17|37
t:^ YOU NEG HAVE|7|0
t:^ YOU NEGX|-41|-2
t:^ YOU YOU|11|0
t:^ YOU x ME|-9|-6
t:^ YOU x|-9|-6
t:^ YOU|-9|6
t:^ x $|-40|-82
t:^ x , THANKS|-16|-7
t:^ x ,|-28|-13
t:^ x CARD ?|-1|-3
t:^ x CARD|-1|-3
t:^ x CONJ|-10|-10
t:^ x DET OWN|-2|-4
t:^ x DET PROMO|-18|-3
t:^ x DET TOPIC|-7|-5
t:^ x DET x|20|-4
t:^ x DET|0|-16
t:^ x ENOUGH|-1|-5
t:^ x ME NUM|7|0
t:^ x ME OWN|-5|-5
t:^ x ME x|-2|-4
t:^ x ME|-8|-5
t:^ x MSG BACK|-2|23
t:^ x MSG|17|20
t:^ x NEG ME|10|0
t:^ x NEG|20|-1
t:^ x OWN $|-20|-10
t:^ x OWN|-24|-12
t:^ x PREP DET|-4|-2
t:^ x PREP PROMO|-16|-5
t:^ x PREP x|-5|-3
t:^ x PREP|-30|-17
t:^ x SAID|-34|-5
t:^ x THIS|-16|-2
t:^ x TIME AM|13|0
t:^ x TIME|13|0
t:^ x WANT QUE|4|0
t:^ x WANT|5|0
t:^ x YOU|-5|-2
t:^ x x $|65|-16
t:^ x x ?|-9|-6
t:^ x x CONJ|-6|-3
t:^ x x DET|-5|-2
t:^ x x x|-14|-7
t:^ x x|9|-33
t:^ x|-46|-42
t:^|-3|-17
t:x $|-51|-37
t:x , AM|-8|-3
t:x , CANCEL|-28|0
t:x , CAN|11|-8
t:x , GOT x|-7|-1
t:x , GOT|-7|-1
t:x , LET PREP|8|0
t:x , LET|8|0
t:x , ME REMOVE|9|0
t:x , ME|4|-2
t:x , NEG ME|9|0
t:x , NEG SENDS|13|0
t:x , NEG|17|-1
t:x , OWN ME|-20|-2
t:x , OWN|-20|-2
t:x , REMOVE ME|24|-1
t:x , REMOVE|24|-1
t:x , STOP PREP|11|0
t:x , STOP|-5|-1
t:x , THANKS $|-16|-7
t:x , THANKS|-20|-8
t:x , THIS x|-10|-1
t:x , THIS|-10|-1
t:x , WANT ME|-3|0
t:x , WANT|-11|13
t:x , x ME|-3|-1
t:x , x x|-7|-4
t:x , x|-10|-5
t:x ,|-21|-8
t:x . x $|-3|-2
t:x . x|-5|-3
t:x .|-5|-4
t:x ? $|-33|-22
t:x ?|-32|-22
t:x AGAIN $|-27|-67
t:x AGAIN|-27|-67
t:x ALREADY|8|-2
t:x BACK $|-8|-12
t:x BACK|-9|-14
t:x CARD ? $|-1|-3
t:x CARD ?|-1|-3
t:x CARD|-1|-3
t:x CONJ $|-11|-8
t:x CONJ DET x|-2|-4
t:x CONJ DET|-2|-4
t:x CONJ x $|-5|-2
t:x CONJ x|-8|-5
t:x CONJ|-29|-19
t:x CONT|-16|-3
t:x DET DET|-8|0
t:x DET IDIOM|-3|-1
t:x DET MSG $|-35|-12
t:x DET MSG|-35|-12
t:x DET OWN $|-4|-9
t:x DET OWN|-5|-9
t:x DET PROMO $|-18|-6
t:x DET PROMO ,|-3|-1
t:x DET PROMO PREP|-7|-3
t:x DET PROMO|-36|-10
t:x DET SUBN|-8|-2
t:x DET TOPIC $|-34|-16
t:x DET TOPIC PREP|-7|-4
t:x DET TOPIC|-38|-19
t:x DET x $|-23|-9
t:x DET x x|21|-1
t:x DET x|-9|-9
t:x DET|-28|-18
t:x ENOUGH ,|-15|-2
t:x ENOUGH|17|-6
t:x GOT ? $|-5|-2
t:x GOT ?|-5|-2
t:x GOT|-5|-2
t:x LAUGH $|-31|-3
t:x LAUGH|-31|-3
t:x LET PREP SENDI|21|-1
t:x LET PREP|21|-1
t:x LET|21|-1
t:x LIST $|-13|-13
t:x LIST|-15|-14
t:x ME ? $|-3|-4
t:x ME ?|-3|-4
t:x ME CARD|-6|0
t:x ME MSG ?|-10|-3
t:x ME MSG|-13|-5
t:x ME NUM $|-26|-2
t:x ME NUM PREP|10|-1
t:x ME NUM|-11|-3
t:x ME OWN $|-7|-7
t:x ME OWN|-8|-8
t:x ME SUBN $|-15|-14
t:x ME SUBN|-16|-14
t:x ME TIME $|-9|-5
t:x ME TIME|-9|-5
t:x ME x $|-4|-5
t:x ME x|-6|-7
t:x ME|-42|-22
t:x MORE LIST|-8|-2
t:x MORE|-16|-14
t:x MSG BACK PREP|-2|23
t:x MSG BACK|-2|23
t:x MSG|17|20
t:x NEG ME LET|-13|-8
t:x NEG ME|-3|-7
t:x NEG PREP|-10|-1
t:x NEG RECVX $|-7|-3
t:x NEG RECVX|-7|-3
t:x NEG x $|11|-3
t:x NEG x|5|-4
t:x NEGX STOP|-11|-3
t:x NEGX x $|-4|-3
t:x NEGX x|-4|-3
t:x NEGX|-14|-17
t:x NEG|-2|-11
t:x NOTHING|-25|-3
t:x NUM|-4|-1
t:x OUT|-18|-5
t:x OWN $|-28|-17
t:x OWN ? $|-6|-3
t:x OWN ?|-6|-3
t:x OWN|-34|-19
t:x PREP DET OWN|-6|-1
t:x PREP DET x|5|-8
t:x PREP DET|-5|-9
t:x PREP ME x|-20|-2
t:x PREP ME|-25|-5
t:x PREP MSG $|-17|-9
t:x PREP MSG|-17|-9
t:x PREP NEG|-5|0
t:x PREP OWN $|-3|-3
t:x PREP OWN|-4|-4
t:x PREP PROMO $|-21|-9
t:x PREP PROMO|-26|-10
t:x PREP THIS $|-2|-4
t:x PREP THIS MSG|16|0
t:x PREP THIS|12|-4
t:x PREP x $|-27|-20
t:x PREP x ,|4|0
t:x PREP x ?|-3|-4
t:x PREP x|-14|-16
t:x PREP|-23|-19
t:x PROMO|-14|-6
t:x QUE $|-34|-3
t:x QUE NEG|-5|-1
t:x QUE|-26|-4
t:x SAID QUE NEG|6|0
t:x SAID QUE|6|0
t:x SAID|-26|-5
t:x SENDI $|10|0
t:x SENDI|39|-4
t:x SPAM $|9|-3
t:x SPAM|9|-3
t:x STOP $|-105|-7
t:x STOP PREP|-9|-1
t:x STOP SENDG ME|23|0
t:x STOP SENDG|23|0
t:x STOPX x $|-3|-2
t:x STOPX x|-3|-2
t:x STOPX|-3|-2
t:x STOP|-78|-8
t:x THANKS $|-33|-5
t:x THANKS|-33|-5
t:x THIS $|-17|-9
t:x THIS OWN $|-6|-2
t:x THIS OWN|-6|-2
t:x THIS PREP|-4|-1
t:x THIS x $|-10|-4
t:x THIS x|-13|-5
t:x THIS|-28|-14
t:x TIME $|-15|-6
t:x TIME AM|13|0
t:x TIME|4|-6
t:x TOOMANY MSG $|1|-7
t:x TOOMANY MSG|1|-7
t:x TOOMANY|12|-7
t:x TOPIC|-6|-9
t:x VERB|-5|-3
t:x WANT QUE NEG|10|0
t:x WANT QUE|13|0
t:x WANT|13|0
t:x WRONG $|-9|-11
t:x WRONG|-9|-11
t:x YOU $|18|-1
t:x YOU HAVE|-9|-2
t:x YOU STOP x|-3|-1
t:x YOU STOP|-3|-1
t:x YOU|7|-7
t:x x $|-48|-30
t:x x , THANKS|-5|-1
t:x x ,|16|-3
t:x x . x|-4|-2
t:x x .|-4|-3
t:x x ? $|-20|-13
t:x x ?|-20|-13
t:x x CONJ DET|-1|-3
t:x x CONJ|-1|-7
t:x x DET x|-4|-1
t:x x DET|-8|-3
t:x x ME|-11|-3
t:x x PREP DET|-5|-1
t:x x PREP x|-5|-2
t:x x PREP|-14|-5
t:x x STOP SENDG|23|0
t:x x STOP|23|0
t:x x YOU|-3|-2
t:x x x $|-34|-12
t:x x x .|-4|-2
t:x x x PREP|-6|-1
t:x x x x|-7|-3
t:x x x|-29|-15
t:x x|-34|-24
t:x|-41|-30
w:$|-3|-17
w:, $|-33|-24
w:, adoro|-18|-1
w:, borrenme borrenme|8|0
w:, borrenme|8|0
w:, cade meu|-3|-2
w:, cade|-3|-2
w:, como|-1|-3
w:, cuanto sale|-2|-3
w:, cuanto|-2|-3
w:, dejen de|10|0
w:, dejen|10|0
w:, es|-13|-2
w:, gracias $|-6|-8
w:, gracias|-10|-9
w:, im|-4|-2
w:, ja resolvi|-8|-1
w:, ja|-9|-3
w:, les|7|0
w:, me tira|13|-1
w:, me tirem|8|0
w:, mejor por|-12|-1
w:, mejor|-12|-1
w:, me|5|-2
w:, nao mande|5|0
w:, nao quero|10|0
w:, nao|33|-1
w:, no escriban|5|0
w:, no manden|9|0
w:, no me|19|0
w:, no|30|-1
w:, obrigada $|16|-2
w:, obrigada|16|-2
w:, obrigado $|-14|-6
w:, obrigado|-14|-6
w:, para de|6|0
w:, para|6|0
w:, parem de|7|0
w:, parem|7|0
w:, quero|-12|9
w:, quiero el|-3|0
w:, quiero mi|-3|0
w:, quiero|-7|6
w:, refund me|-20|-2
w:, refund|-20|-2
w:, remove me|4|0
w:, remove|4|0
w:, saquenme saquenme|18|0
w:, saquenme|18|0
w:, solo|16|0
w:, stop $|3|0
w:, stop texting|4|0
w:, stop|9|0
w:, take|15|0
w:, tem|-7|0
w:, thanks $|-15|-3
w:, thanks|-15|-3
w:, voces|-3|-1
w:, ya|-7|-1
w:,|-12|-9
w:. com $|-4|-2
w:. com|-4|-2
w:. stop $|12|0
w:. stop|12|0
w:.|27|-4
w:10 $|-5|-4
w:10|-18|-8
w:3|27|-2
w:4|-13|-5
w:5|-11|-6
w:6 $|0|-3
w:6|0|-3
w:8 $|-5|-2
w:8|-5|-2
w:? $|-28|-20
w:?|-26|-20
w:^ $|-165|-133
w:^ ,|-28|-23
w:^ 5|-8|-4
w:^ a mensagem|-17|-6
w:^ aceita|-2|-3
w:^ activar|-9|9
w:^ add me|-13|23
w:^ add|-13|23
w:^ alto|19|-4
w:^ apaga meu|4|0
w:^ apaga|-2|-4
w:^ are|-21|-4
w:^ ativar|-9|-1
w:^ a|-23|-9
w:^ back|-2|-18
w:^ baja $|23|-3
w:^ baja|54|-5
w:^ bajenme bajenme|11|-1
w:^ bajenme|11|-1
w:^ basta $|52|-4
w:^ basta de|7|-5
w:^ basta|35|-8
w:^ bloqueiem meu|3|0
w:^ bloqueiem|3|0
w:^ borrenme borrenme|8|-1
w:^ borrenme|8|-1
w:^ can i|-10|-15
w:^ can you|1|-3
w:^ cancel my|-10|-3
w:^ cancel the|-11|-1
w:^ cancela as|30|-4
w:^ cancelar mi|-6|-1
w:^ cancelar|18|-11
w:^ cancela|23|-6
w:^ cancelen|-4|-1
w:^ cancelv messages|7|-1
w:^ cancelv|14|-3
w:^ cancel|16|-7
w:^ cant|-3|-2
w:^ can|-7|-15
w:^ cease all|14|-1
w:^ cease|19|-1
w:^ chega $|52|-4
w:^ chega|37|-6
w:^ como cancelo|13|-2
w:^ como faco|-4|-1
w:^ como|4|-4
w:^ confirmo $|-10|-6
w:^ confirmo|-10|-7
w:^ could you|6|0
w:^ could|7|-1
w:^ cuando|-4|-3
w:^ cuanto cuesta|-4|-1
w:^ cuanto|-6|-2
w:^ dame|7|-1
w:^ dar de|13|-1
w:^ darme de|3|-1
w:^ darme|-7|11
w:^ dar|13|-1
w:^ deixa|-46|-13
w:^ deixem de|6|0
w:^ deixem|5|-2
w:^ deja de|16|-1
w:^ deja|16|-1
w:^ deje de|-6|-3
w:^ dejen de|6|-4
w:^ dejen el|16|-1
w:^ dejenme dejenme|15|-1
w:^ dejenme|15|-1
w:^ dejen|10|-4
w:^ deje|-10|-3
w:^ deleta meu|11|-1
w:^ deleta|11|-1
w:^ delete me|10|-1
w:^ delete my|4|-3
w:^ delete|10|-4
w:^ denme de|10|0
w:^ denme|10|0
w:^ denovo|-2|-11
w:^ denuevo|15|-31
w:^ desactivar|23|-4
w:^ desativar|1|-3
w:^ descadastrar|4|0
w:^ deseo|-11|24
w:^ desliga|-10|-4
w:^ detener|1|-6
w:^ discontinue|3|0
w:^ do you|-4|-1
w:^ does|-5|-5
w:^ donde|-9|-1
w:^ dont bother|8|0
w:^ dont call|-22|-3
w:^ dont contact|-16|-2
w:^ dont message|17|-4
w:^ dont reach|25|-4
w:^ dont send|15|-4
w:^ dont stop|-87|-5
w:^ dont text|27|-3
w:^ dont want|21|-1
w:^ dont|8|-14
w:^ do|-5|-2
w:^ el mensaje|-14|-8
w:^ eliminen mi|-8|-2
w:^ eliminen|-8|-3
w:^ el|-22|-10
w:^ enable my|-1|-10
w:^ enable|-7|10
w:^ end|51|-5
w:^ enough with|11|-1
w:^ enough|17|-4
w:^ esse numero|10|0
w:^ esse|10|0
w:^ esta|-18|-11
w:^ esto es|3|-2
w:^ estoy|-4|-3
w:^ esto|3|-2
w:^ evite|5|-2
w:^ excluir|3|-1
w:^ e|8|-18
w:^ feliz|-23|-7
w:^ for the|17|0
w:^ forget|16|-2
w:^ for|17|0
w:^ goaway $|-9|-12
w:^ goaway|-9|-12
w:^ gostaria de|-3|13
w:^ gostaria|-3|13
w:^ gracias por|-12|-4
w:^ gracias|-29|-9
w:^ hay|-3|-4
w:^ how do|-3|-12
w:^ how many|13|-1
w:^ how much|-7|-1
w:^ how|6|-13
w:^ i asked|4|0
w:^ i cant|-14|-9
w:^ i didnt|-9|-11
w:^ i dont|2|-11
w:^ i need|-6|-2
w:^ i want|0|7
w:^ i will|-7|-6
w:^ id like|-3|6
w:^ id|7|4
w:^ ill|-5|-3
w:^ im done|-5|-5
w:^ im not|-12|-6
w:^ im out|-45|-9
w:^ im toomany|9|0
w:^ im|-25|-17
w:^ iniciar $|-11|60
w:^ iniciar|-22|39
w:^ inicio $|-10|-7
w:^ inicio|-10|-7
w:^ is|-18|-4
w:^ its a|-6|-3
w:^ its|-10|-13
w:^ ive|3|-1
w:^ i|-8|-9
w:^ ja pedi|14|-1
w:^ jamas|-2|-6
w:^ ja|-5|-9
w:^ k|-37|-26
w:^ la|-14|-9
w:^ leave it|-30|-4
w:^ leave me|6|-7
w:^ leave|-23|-12
w:^ les|-3|-1
w:^ let me|1|15
w:^ letmeknow $|-19|-15
w:^ letmeknow|-19|-15
w:^ let|1|15
w:^ llego|-1|-3
w:^ lol lol|-10|-13
w:^ lol|-12|-20
w:^ los voy|7|-2
w:^ lose|12|-1
w:^ los|7|-2
w:^ mandame mandame|-3|-2
w:^ mandame|-3|-2
w:^ manda|3|-43
w:^ mandem|-6|-4
w:^ mandenme mandenme|-9|8
w:^ mandenme|-9|8
w:^ manden|-32|-6
w:^ me cadastra|-6|17
w:^ me coloca|-11|4
w:^ me deixa|30|-4
w:^ me deixem|22|-2
w:^ me equivoque|-5|-1
w:^ me mandan|-22|-9
w:^ me manda|-41|3
w:^ me remove|9|-1
w:^ me tira|-2|-3
w:^ menos|-33|-14
w:^ menu $|-27|-12
w:^ menu|-27|-12
w:^ message me|-8|-4
w:^ message|-8|-4
w:^ meu|-59|-13
w:^ me|3|-10
w:^ mi|-9|-6
w:^ my|4|-8
w:^ n quero|9|-2
w:^ nada de|11|-9
w:^ nadamas ,|-14|-2
w:^ nadamas|-94|-17
w:^ nada|11|-9
w:^ nao $|-42|-13
w:^ nao autorizo|15|-20
w:^ nao consigo|-8|0
w:^ nao desejo|6|-1
w:^ nao gostaria|3|-1
w:^ nao manda|-12|-3
w:^ nao mandem|4|0
w:^ nao mande|-8|0
w:^ nao me|19|-4
w:^ nao parem|-16|-1
w:^ nao precisa|-21|-5
w:^ nao preciso|-14|-5
w:^ nao quero|13|-7
w:^ nao recebi|-5|-2
w:^ nao tem|-6|-3
w:^ nao tenho|7|-1
w:^ nao vou|-9|-2
w:^ naomais me|9|-1
w:^ naomais|0|-3
w:^ nao|2|-15
w:^ naum|6|-1
w:^ necesito|-10|-1
w:^ never|-2|-16
w:^ ni|13|-1
w:^ no $|-61|-25
w:^ no autorizo|4|-4
w:^ no dejen|-21|-3
w:^ no deseo|19|-5
w:^ no encuentro|-6|-1
w:^ no entendi|-5|-2
w:^ no enviar|17|-1
w:^ no envien|-3|-2
w:^ no escribir|9|-1
w:^ no esten|11|0
w:^ no estoy|4|-2
w:^ no gracias|-3|-2
w:^ no ice|-12|-5
w:^ no kiero|6|0
w:^ no mas|27|-1
w:^ no message|-21|-9
w:^ no me|-6|-9
w:^ no one|-36|-5
w:^ no promo|12|-2
w:^ no puedo|-26|-8
w:^ no qiero|8|-1
w:^ no quiero|23|-12
w:^ no recibir|16|-5
w:^ no requiero|36|-1
w:^ no se|-45|-7
w:^ no texts|4|-3
w:^ no vuelvo|-13|-2
w:^ nomas $|40|-2
w:^ nomas mensajes|7|-1
w:^ nomas|14|-16
w:^ nomore $|20|-1
w:^ nomore messages|8|-1
w:^ nomore texting|8|-1
w:^ nomore|30|-11
w:^ not interested|-4|-3
w:^ nothanks $|11|-11
w:^ nothanks|11|-11
w:^ not|-15|-16
w:^ no|8|-17
w:^ numero equivocado|-1|-3
w:^ numero errado|20|-2
w:^ numero|-9|-8
w:^ num|12|0
w:^ nunca me|12|-3
w:^ nunca|-2|-9
w:^ n|21|-3
w:^ obrigada|-3|-2
w:^ obrigado|-25|-10
w:^ ok $|-26|-20
w:^ ok|-26|-20
w:^ onde|-5|-3
w:^ onestop|-5|-5
w:^ only|16|0
w:^ optin $|-6|25
w:^ optin|-6|25
w:^ optout $|19|-2
w:^ optout of|5|-1
w:^ optout|21|-2
w:^ out|-8|-2
w:^ o|-13|-7
w:^ paid $|-19|-10
w:^ paid|-19|-10
w:^ para $|32|-11
w:^ para de|0|-4
w:^ parar $|19|-1
w:^ parar|25|-2
w:^ para|3|-17
w:^ pare $|16|-2
w:^ pare de|3|0
w:^ parem com|10|-1
w:^ parem de|5|-2
w:^ parem|20|-3
w:^ paren con|8|-1
w:^ paren de|-3|-1
w:^ paren|15|-3
w:^ pare|33|-2
w:^ paro|-6|-5
w:^ pedi|7|0
w:^ pesimo|-6|-3
w:^ pode mandar|-55|-8
w:^ pode parar|11|-1
w:^ podem parar|7|0
w:^ podem|5|-1
w:^ pode|4|-4
w:^ por|-1|-3
w:^ posso|-3|-2
w:^ pueden|12|6
w:^ puedo|-3|-6
w:^ put me|-8|6
w:^ put|-8|6
w:^ qual|-8|-5
w:^ quando|-7|-3
w:^ que horas|-11|-2
w:^ que no|3|0
w:^ quero ativar|-7|12
w:^ quero cancelar|-15|-6
w:^ quero entrar|-4|6
w:^ quero mais|-5|-6
w:^ quero me|-3|9
w:^ quero o|7|-3
w:^ quero parar|18|-3
w:^ quero receber|-18|20
w:^ quero sair|8|-3
w:^ quero voltar|-11|4
w:^ quero|-7|-4
w:^ que|18|-20
w:^ quiero activar|-2|-7
w:^ quiero cancelar|5|-4
w:^ quiero darme|10|5
w:^ quiero dar|-18|-2
w:^ quiero dejar|5|-2
w:^ quiero desactivar|6|-3
w:^ quiero desuscribirme|5|-1
w:^ quiero estar|-5|3
w:^ quiero que|-12|31
w:^ quiero recibir|-31|7
w:^ quiero salir|-1|-3
w:^ quiero suscribirme|-12|24
w:^ quiero volver|-17|-9
w:^ quiero|-27|-1
w:^ quit sending|5|0
w:^ quitenme quitenme|-11|-2
w:^ quitenme|-11|-2
w:^ quit|17|-5
w:^ reactivar mi|-1|-23
w:^ reactivar|-9|4
w:^ reativar|-8|-20
w:^ recebi a|-9|-6
w:^ recebi|-9|-6
w:^ recibi|-8|-6
w:^ refrain from|8|-1
w:^ refrain|8|-1
w:^ remove me|6|-1
w:^ remove my|-4|-1
w:^ remove o|-4|-2
w:^ remove the|-4|-2
w:^ remover|-20|-4
w:^ remove|-4|-4
w:^ resubscribe|-15|33
w:^ resume my|-1|-20
w:^ resume|-10|14
w:^ retiro|9|-1
w:^ retomar|-11|29
w:^ sacame sacame|14|-1
w:^ sacame|14|-1
w:^ sair $|44|-3
w:^ sair das|9|-1
w:^ sair da|-18|-1
w:^ sair|22|-5
w:^ sai|-57|-24
w:^ salir|26|-3
w:^ saquenme saquenme|-1|-4
w:^ saquenme|-1|-4
w:^ se equivocaron|3|-2
w:^ sem interesse|3|-3
w:^ sem|3|-19
w:^ send me|-3|25
w:^ send|-14|-6
w:^ se|3|-3
w:^ signup for|-10|4
w:^ signup|-15|28
w:^ sin|8|-14
w:^ si|-42|17
w:^ so isso|-50|-12
w:^ solicito|19|-2
w:^ solo|-6|-2
w:^ some|44|-4
w:^ so|-11|-16
w:^ stahp $|20|-2
w:^ stahp|20|-2
w:^ start $|-12|73
w:^ start my|-1|-10
w:^ start|-21|10
w:^ stop $|44|-4
w:^ stop ,|4|0
w:^ stop .|27|-1
w:^ stop all|12|-1
w:^ stop charging|-34|-4
w:^ stop everything|9|0
w:^ stop it|15|-2
w:^ stop messaging|3|0
w:^ stop my|-31|-2
w:^ stop pedidos|19|0
w:^ stop promos|4|-1
w:^ stop promo|5|-1
w:^ stop sending|10|-1
w:^ stop texting|8|0
w:^ stop the|8|-2
w:^ stop this|24|0
w:^ stop whatsapp|3|0
w:^ stop with|6|0
w:^ stopped|-3|-1
w:^ stop|40|-8
w:^ subscribe|-14|20
w:^ suscribirme suscribirme|-3|-7
w:^ suscribirme|-3|-7
w:^ suspendan|4|-1
w:^ take me|4|-6
w:^ take my|-5|-2
w:^ take|-17|-11
w:^ tem|-5|-9
w:^ text me|-12|-6
w:^ text|-12|-6
w:^ thank you|-31|-7
w:^ thanks for|-8|-2
w:^ thanks|-16|-8
w:^ thank|-31|-7
w:^ thats enough|-1|-5
w:^ thats|-6|-6
w:^ the app|-5|-2
w:^ the|-8|-17
w:^ this is|-23|-4
w:^ this|-9|-4
w:^ tienen|-2|-3
w:^ tira meu|-10|-1
w:^ tira|-16|-6
w:^ to saindo|4|-2
w:^ to|-6|-7
w:^ turnon my|-3|-5
w:^ turnon|-3|-5
w:^ turn|-2|23
w:^ unsub $|18|-2
w:^ unsubscribe $|4|-1
w:^ unsubscribe from|3|-1
w:^ unsubscribe me|5|-1
w:^ unsubscribe|10|-2
w:^ unsub|18|-2
w:^ u|13|0
w:^ vi|-21|-3
w:^ voces|-11|-12
w:^ voltar $|-5|43
w:^ voltar ao|-1|-22
w:^ voltar|-6|16
w:^ volver $|-5|46
w:^ volver al|-3|-18
w:^ volver|-9|36
w:^ vou bloquear|-21|-4
w:^ vou|16|-5
w:^ vuelvan a|-7|-2
w:^ vuelvan|-7|-2
w:^ what time|-4|-2
w:^ whats the|-5|-1
w:^ whats|-10|-4
w:^ what|-4|-6
w:^ when does|-9|-4
w:^ when|-12|-8
w:^ where do|-12|-2
w:^ where|-12|-3
w:^ who|11|-4
w:^ why no|-10|-5
w:^ why stopped|-17|-5
w:^ why|-38|-19
w:^ wrong number|5|-4
w:^ wrong|-31|-20
w:^ ya basta|3|-1
w:^ ya dejen|4|0
w:^ ya les|6|0
w:^ ya me|8|0
w:^ ya parenle|11|-1
w:^ ya|-4|-7
w:^ yes|-14|0
w:^ yo no|12|-1
w:^ you can|-24|39
w:^ you dont|7|0
w:^ you|-26|21
w:^ yo|12|-1
w:^ 👎 $|-9|-21
w:^ 👎 stop|13|-1
w:^ 👎|14|-20
w:^ 🚫 $|-23|-24
w:^ 🚫 nomore|7|0
w:^ 🚫 no|15|-1
w:^ 🚫 🚫|15|-1
w:^ 🚫|29|-22
w:^|-3|-17
w:a comprar|-1|-15
w:a entrega|-5|-2
w:a enviar|11|-11
w:a escribirme escribirme|1|8
w:a escribirme|1|8
w:a escribir|-8|15
w:a este numero|3|-1
w:a este|3|-1
w:a la lista|-8|16
w:a las|21|-1
w:a la|-12|14
w:a los mensajes|22|-4
w:a los|22|-4
w:a mandar mensagem|-13|25
w:a mandarme mandarme|5|14
w:a mandarme|5|14
w:a mandar|-13|24
w:a me mandar|-12|27
w:a mensagem $|-17|-9
w:a mensagem|-38|-17
w:a me|-12|27
w:a nota|-4|-1
w:a oferta|-9|-6
w:a otro $|42|-1
w:a otro|42|-1
w:a pedir|-5|-2
w:a pesquisa|-26|-4
w:a poder|-6|-1
w:a promocao ?|-7|-3
w:a promocao|-23|-5
w:a propaganda|-3|-1
w:a receber $|-2|5
w:a receber|-8|19
w:a recibir $|7|4
w:a recibir mensajes|-3|8
w:a recibir|1|21
w:a refund $|-6|-2
w:a refund|-6|-2
w:abre $|-8|-3
w:abre|-8|-3
w:account $|-14|-8
w:account|-14|-8
w:aceita|-2|-3
w:aceito receber mensagens|-5|11
w:aceito receber|-5|11
w:aceito|-5|11
w:acepto recibir mensajes|-2|8
w:acepto recibir|-2|8
w:acepto|-2|8
w:activar mi|-1|-10
w:activar|-10|2
w:acucar|-9|-4
w:add me back|6|28
w:add me to|-8|-13
w:add me|-2|15
w:address $|-8|-3
w:address|-9|-4
w:add|-2|15
w:adiciona|-3|0
w:adoro|-22|-4
w:ads $|30|-2
w:ads|30|-2
w:advertising $|8|-1
w:advertising|10|-1
w:again $|-5|17
w:again|-8|14
w:agent $|-12|-7
w:agent|-12|-7
w:ahi $|-12|-4
w:ahi|-46|-22
w:ai $|-30|-12
w:ainda $|-5|-1
w:ainda|-6|-2
w:ai|-11|-12
w:al curso|-7|-6
w:al menu|-6|-9
w:alerts $|6|-1
w:alerts|6|-1
w:all $|12|-1
w:all texts $|3|0
w:all texts|3|0
w:all|22|-3
w:alone $|5|-5
w:alone|5|-5
w:already|6|-2
w:alta|-18|37
w:alto|11|-8
w:al|-12|-30
w:amanha $|-3|-11
w:amanha|-11|-13
w:an agent $|-2|-3
w:an agent|-2|-3
w:an order $|-3|-6
w:an order|-3|-6
w:ana|-4|-2
w:and|9|-4
w:annoying|7|-6
w:another|11|-2
w:answer surveys|18|0
w:answer|-20|-18
w:antes|-1|-3
w:anuncio $|-14|-3
w:anuncios $|14|-1
w:anuncios|14|-1
w:anuncio|-25|-4
w:anymore $|-14|-4
w:anymore messages $|4|-1
w:anymore messages|5|-1
w:anymore|4|-4
w:anything $|10|0
w:anything|12|0
w:any|-30|-5
w:an|-6|-9
w:ao|-2|-22
w:apaga meu numero|4|0
w:apaga meu|4|0
w:apaga|-2|-4
w:aparece $|-9|-3
w:aparece|-9|-3
w:app $|-3|-1
w:appointment $|-5|-2
w:appointment|-5|-2
w:app|-12|-5
w:aqui $|-22|-4
w:aqui|-22|-4
w:are|-34|-5
w:as mensagens $|-27|9
w:as mensagens|-27|9
w:as notificacoes $|13|4
w:as notificacoes|13|4
w:as ofertas|8|1
w:as promocoes $|4|-5
w:as promocoes|-8|-9
w:asked you|5|0
w:asked|7|0
w:assinatura da|-3|-1
w:assinatura|-4|-2
w:as|-21|5
w:at the corner|-5|-1
w:at the|-19|-3
w:ate sexta|-6|-13
w:atendente $|-5|-5
w:atendente|-8|-5
w:atendimento $|-10|-19
w:atendimento|-10|-19
w:ate|-12|-14
w:ativar|-15|11
w:at|-25|-7
w:audio|-3|-1
w:automatico $|-10|-3
w:automatico|-10|-3
w:autorizo o envio|-1|17
w:autorizo o|-1|17
w:autorizo|-8|8
w:avisar $|-6|-3
w:avisar|-6|-3
w:aviso $|-18|-4
w:avisos $|10|0
w:avisos de pedidos|8|0
w:avisos de|10|0
w:avisos|26|-1
w:aviso|-18|-4
w:away|12|-3
w:ayer|-10|-2
w:azucar $|-13|-5
w:azucar|-13|-5
w:a|-19|-6
w:back $|-28|-45
w:back in|-5|36
w:back on $|-2|23
w:back on the|-6|20
w:back on|-8|40
w:back to|-3|-3
w:back|-33|11
w:baja $|49|-5
w:baja ? $|-4|-1
w:baja ?|-4|-1
w:baja de la|3|0
w:baja del|25|-1
w:baja de|5|-1
w:baja la|-12|-1
w:baja mi|-10|-1
w:baja ya $|6|0
w:baja ya|6|0
w:baja|36|-9
w:bajenme bajenme bajenme|11|-1
w:bajenme bajenme|11|-1
w:bajenme|11|-1
w:bajo|-18|-7
w:base de datos|5|0
w:base de|5|0
w:base|5|0
w:basta $|-7|-11
w:basta de mensagem|22|-2
w:basta de mensagens|6|-3
w:basta de mensajes|3|-1
w:basta de spam|8|0
w:basta de|22|-6
w:basta|14|-13
w:be contacted $|5|-1
w:be contacted|5|-1
w:be removed $|14|-2
w:be removed|16|-2
w:before|-10|-4
w:being|-13|-2
w:be|10|0
w:bien $|-4|-1
w:bien|-4|-1
w:block|12|-4
w:bloquear $|7|-3
w:bloquear|-2|-6
w:bloqueiem meu|3|0
w:bloqueiem|3|0
w:boleto $|-6|-7
w:boleto|-6|-7
w:bolo $|-7|-1
w:bolo|-12|-3
w:bombardearme bombardearme|3|0
w:bombardearme|3|0
w:booking reminders $|10|0
w:booking reminders|10|0
w:booking|10|0
w:borren mi numero|5|0
w:borrenme $|9|-1
w:borrenme borrenme $|9|-1
w:borrenme borrenme de|6|0
w:borrenme borrenme|14|-1
w:borrenme de|6|0
w:borrenme|14|-1
w:bother|8|0
w:box|-20|-2
w:buenisimo $|-10|-5
w:buenisimo|-10|-5
w:bugging me $|7|-1
w:bugging me|7|-1
w:bugging|7|-1
w:bus|-10|-1
w:buy|-3|-6
w:by|8|-11
w:cadastrar|-9|-14
w:cadastra|-6|17
w:cadastro|-40|5
w:cade meu pedido|-3|-2
w:cade meu|-3|-2
w:cade|-3|-2
w:cafes $|-6|-3
w:cafes|-6|-3
w:caja|-6|-1
w:call me|-10|-21
w:call|-33|-29
w:cambiarlo cambiarlo|-3|-2
w:cambiarlo|-3|-2
w:cambie de|-11|-2
w:cambie|-11|-2
w:can i get|-2|-9
w:can i|-14|-16
w:can you|11|-9
w:cancel $|26|-6
w:cancel my order|-5|-1
w:cancel my subscription|9|-1
w:cancel my|-13|-4
w:cancel the|-11|-1
w:cancela as|30|-4
w:cancelamento|6|-2
w:cancelar $|-2|-5
w:cancelar el|-5|-1
w:cancelar meu|-9|-1
w:cancelar minha|6|0
w:cancelar mi|-8|-1
w:cancelar o|-7|-2
w:cancelar|6|-13
w:cancela|-2|-6
w:cancelen|-4|-1
w:cancele|-9|0
w:cancelo|12|-2
w:cancelv messages $|7|-1
w:cancelv messages|7|-1
w:cancelv|13|-3
w:cancel|10|-10
w:cansada|5|-1
w:canse|8|0
w:cant stop|-12|-3
w:cant|-16|-10
w:can|-16|5
w:card $|-21|-14
w:cardapio $|-2|-5
w:cardapio|-2|-5
w:card|-21|-14
w:cargo $|-11|-3
w:cargo|-21|-5
w:carrinho $|-6|-2
w:carrinho|-6|-2
w:carrito $|-3|-1
w:carrito|-3|-1
w:cartao $|-31|-17
w:cartao|-33|-17
w:casa $|-7|-7
w:casa|-7|-7
w:cease all|14|-1
w:cease|19|-1
w:cebola $|-14|-6
w:cebola|-14|-6
w:cebolla $|-9|-3
w:cebolla|-10|-5
w:charged|-4|-5
w:charge|-7|-1
w:charging|-34|-4
w:cheers $|-15|-12
w:cheers|-15|-12
w:cheese|-29|-3
w:chega $|65|-5
w:chega a|-6|-2
w:chega|23|-11
w:chegou|-16|-7
w:cita|-3|-2
w:class $|-1|-17
w:class|-1|-17
w:cliente|-3|-2
w:cobranca $|-7|-2
w:cobranca|-7|-2
w:cobraron|-11|-4
w:cobrar|-6|-1
w:cobren|-10|-3
w:codes $|-4|-4
w:codes|-4|-4
w:code|-8|-10
w:codigo $|-3|-7
w:codigo de|-4|0
w:codigos $|-15|-7
w:codigos|-15|-7
w:codigo|-6|-7
w:coisas $|3|0
w:coisas|3|0
w:coloca na lista|-5|-7
w:coloca na|-8|-12
w:coloca|-11|4
w:com $|-4|-2
w:com isso|16|0
w:comerciales $|6|0
w:comerciales|6|0
w:come|-1|-3
w:comida|-6|-3
w:comigo $|11|0
w:comigo|11|0
w:coming|-11|-7
w:communication $|11|-1
w:communication|11|-1
w:como cancelo|13|-2
w:como faco pra|-11|0
w:como faco|-4|-1
w:como|-19|-11
w:compra $|-19|-4
w:comprar|-1|-15
w:compra|-19|-4
w:compro mas $|-10|-2
w:compro mas|-10|-2
w:comprobante $|-3|-5
w:comprobante|-9|-6
w:compro|-32|-8
w:com|1|-7
w:con el|-9|-1
w:con eso|-38|-5
w:con los mensajes|16|-2
w:con los|17|-2
w:con un|-3|-1
w:confirm $|-11|-6
w:confirmo $|-10|-6
w:confirmo|-13|-8
w:confirm|-11|-6
w:consent $|21|-1
w:consent to|12|-1
w:consentimento $|10|-1
w:consentimento|10|-1
w:consentimiento|5|-1
w:consent|29|-2
w:consigo parar de|-8|0
w:consigo parar|-8|0
w:consigo|-9|-1
w:consulta $|-16|-8
w:consulta|-16|-8
w:conta $|-37|-28
w:conta ? $|-3|0
w:conta ?|-3|0
w:contact $|25|-1
w:contact me $|-20|-1
w:contact me again|14|-3
w:contact me|-11|-4
w:contactar $|11|-2
w:contactar|11|-2
w:contacted $|10|-1
w:contacted|10|-1
w:contacting me $|10|-1
w:contacting me|10|-1
w:contacting|10|-1
w:contacto|3|0
w:contact|13|-5
w:contatar $|10|0
w:contatar|12|0
w:contato $|16|-1
w:contato|22|-1
w:conta|-37|-27
w:continuam mandando $|7|-1
w:continuam mandando|7|-1
w:continuam|7|-1
w:con|-8|-10
w:corner $|-7|-2
w:corner|-7|-2
w:correo|-3|-2
w:cosas $|9|0
w:cosas|13|-1
w:could you|6|0
w:could|12|-1
w:coupons $|13|-1
w:coupons|13|-1
w:credito $|-10|-6
w:credito|-14|-7
w:cuando|-7|-4
w:cuanto cuesta|-4|-1
w:cuanto sale ?|-4|-3
w:cuanto sale|-4|-3
w:cuanto|-10|-5
w:cuenta $|-7|-14
w:cuenta|-9|-13
w:cuesta|-4|-1
w:cupom|-5|-4
w:curso $|-13|-14
w:curso|-16|-18
w:da conta|-23|-1
w:da fila|-21|-1
w:da lista $|29|-2
w:da lista ?|10|-1
w:da lista|31|-9
w:dai $|10|0
w:dai|10|0
w:dame|7|-1
w:daqui|12|-1
w:dar de baja|-14|-3
w:dar de|-8|-3
w:darme alta|-12|18
w:darme de baja|5|-2
w:darme de|12|-3
w:darme|3|11
w:dar|-8|-3
w:das promocoes $|10|-1
w:das promocoes|10|-1
w:das|23|-3
w:date|-10|-15
w:datos $|4|0
w:datos|5|0
w:da|4|-11
w:de aqui $|19|-1
w:de aqui|19|-1
w:de baja $|9|-1
w:de baja ?|-4|-1
w:de baja de|5|-1
w:de baja la|-12|-1
w:de baja mi|-10|-1
w:de baja|12|-9
w:de bombardearme bombardearme|3|0
w:de bombardearme|3|0
w:de cobrar|-6|-1
w:de datos $|4|0
w:de datos|5|0
w:de difusion $|3|5
w:de difusion|6|5
w:de direccion $|-4|-1
w:de direccion|-4|-1
w:de enviarme enviarme|9|-1
w:de enviarme|9|-1
w:de escribirme escribirme|6|-1
w:de escribirme|6|-1
w:de esta lista|3|0
w:de estar|4|0
w:de esta|3|0
w:de este|4|0
w:de ficar|3|0
w:de internet $|-6|0
w:de internet|-7|-1
w:de la lista|25|-3
w:de las promociones|5|-1
w:de las|5|-3
w:de la|14|-5
w:de mandar $|10|0
w:de mandar lembrete|6|0
w:de mandar mensagem|4|-3
w:de mandar msg|7|0
w:de mandarme mandarme|-8|-8
w:de mandarme|-8|-8
w:de mandar|17|-4
w:de mas $|-40|-4
w:de mas|-40|-4
w:de me mandar|5|-1
w:de me oferecer|5|0
w:de mensagem $|22|-2
w:de mensagem|22|-2
w:de mensagens $|12|27
w:de mensagens|12|27
w:de mensajes $|3|8
w:de mensajes|4|8
w:de me|25|-2
w:de mi numero|14|0
w:de mi|15|0
w:de numero $|7|-2
w:de numero ,|-10|-1
w:de numero|-2|-3
w:de pedidos $|8|0
w:de pedidos|8|0
w:de pedido|-3|-1
w:de promocao $|10|-1
w:de promocao|10|-1
w:de promociones $|9|-1
w:de promociones|9|-1
w:de propaganda $|8|0
w:de propaganda|8|0
w:de publicidad $|5|0
w:de publicidad|5|0
w:de receber $|12|-4
w:de receber mensagem|9|-1
w:de receber|13|-2
w:de recibir|5|-8
w:de reserva $|30|0
w:de reserva|30|0
w:de ser|-20|-2
w:de spam $|8|0
w:de spam|8|0
w:de su base|5|0
w:de su lista|3|0
w:de subir los|-8|-1
w:de subir|-8|-1
w:de sus|5|0
w:de su|8|-1
w:de ustedes $|26|-2
w:de ustedes|27|-2
w:de vaja $|17|-1
w:de vaja|17|-1
w:de voces $|3|-2
w:de voces|3|-2
w:deals $|8|-4
w:deals|11|-6
w:debito automatico $|-10|-3
w:debito automatico|-10|-3
w:debito|-10|-3
w:deixa em paz|9|0
w:deixa em|9|0
w:deixa ver|-19|-4
w:deixa|-17|-16
w:deixem de me|6|0
w:deixem|17|-4
w:deja de|16|-1
w:dejar de recibir|15|-6
w:dejar de|20|-7
w:dejaron|-14|-6
w:dejar|20|-7
w:deja|-11|-9
w:deje de|-2|-3
w:dejen de mandarme|6|-3
w:dejen de mandar|8|0
w:dejen de|15|-5
w:dejen el|16|-1
w:dejenme dejenme|15|-1
w:dejenme|15|-1
w:dejen|15|-6
w:deje|-6|-3
w:del carrito $|-3|-1
w:del carrito|-3|-1
w:del menu $|20|0
w:del menu|17|-1
w:deleta meu|11|-1
w:deleta|11|-1
w:delete me|10|-1
w:delete my number|5|0
w:delete my|4|-3
w:delete|10|-4
w:delivering|-4|-4
w:delivery|-15|-4
w:del|6|-11
w:demais $|-6|-6
w:demais|-6|-6
w:denme de baja|10|0
w:denme de|10|0
w:denme|10|0
w:denovo $|-21|18
w:denovo|-27|24
w:denuevo $|-12|33
w:denuevo|-8|17
w:denunciar|22|-3
w:desactivar|27|-7
w:desativar|10|-5
w:descadastra $|10|-1
w:descadastrar $|13|-1
w:descadastrar|13|-1
w:descadastra|10|-1
w:descadastro $|10|-1
w:descadastro|7|-2
w:desconto|-8|-2
w:descuento $|-10|-3
w:descuento|-10|-3
w:desculpa ,|-13|-3
w:desculpa|-13|-3
w:desejo mais|4|0
w:desejo|8|-2
w:deseo recibir informacion|-2|21
w:deseo recibir|-1|20
w:deseo|10|15
w:desinscrever $|15|-2
w:desinscrever|15|-2
w:desliga|-10|-4
w:dessa lista|5|-1
w:dessa|5|-1
w:desse grupo $|4|0
w:desse grupo|4|0
w:desse|4|0
w:desuscribirme $|8|-2
w:desuscribirme|8|-2
w:detener|1|-6
w:detengan los mensajes|15|-3
w:detengan los|15|-3
w:detengan|13|-4
w:devolver|-5|-11
w:de|10|-6
w:didnt get|-13|-2
w:didnt|-9|-15
w:did|4|-3
w:difusion $|3|5
w:difusion|6|5
w:dije que no|6|0
w:dije que|6|0
w:dije|6|0
w:dinheiro|-3|-14
w:direccion $|-6|-2
w:direccion|-7|-3
w:discontinue|3|0
w:disso $|10|-1
w:disso|10|-1
w:di|10|-8
w:do cardapio $|10|0
w:do cardapio|10|0
w:do carrinho $|-6|-2
w:do carrinho|-6|-2
w:do curso|-4|-9
w:do i|-9|-14
w:do meu numero|3|0
w:do meu|41|-1
w:do you have|-9|-2
w:do you stop|-3|-1
w:do you|-16|-5
w:does the offer|-5|-2
w:does the|-10|-4
w:doesnt work $|-8|-5
w:doesnt work|-8|-5
w:doesnt|-12|-6
w:does|-14|-8
w:dois $|-20|-7
w:dois|-27|-11
w:done $|-22|-9
w:done with these|16|0
w:done with|16|0
w:done|-8|-9
w:dont bother|8|0
w:dont call|-22|-3
w:dont consent to|5|0
w:dont consent|5|0
w:dont contact me|11|-2
w:dont contact|-16|-2
w:dont get|-20|-3
w:dont have|-10|-1
w:dont know you|6|-1
w:dont know|6|-1
w:dont message me|15|-4
w:dont message|17|-4
w:dont need these|11|0
w:dont need|11|0
w:dont reach out|25|-4
w:dont reach|25|-4
w:dont send me|22|-2
w:dont send|15|-4
w:dont stop|-87|-5
w:dont text me|13|-2
w:dont text|28|-3
w:dont want it|-3|-1
w:dont want these|3|-1
w:dont want this|4|0
w:dont want to|2|-3
w:dont want your|13|0
w:dont want|17|-4
w:dont wish to|19|-8
w:dont wish|19|-8
w:dont you|1|-3
w:dont|9|-12
w:door|-16|-1
w:dos|-60|-20
w:doy|-3|0
w:do|-9|-16
w:driver|-11|-1
w:duas|-13|-5
w:duda $|-17|-2
w:duda|-17|-2
w:duvida|-5|-1
w:d|6|-1
w:e ? $|-8|-1
w:e ?|-8|-1
w:e continuam mandando|7|-1
w:e continuam|7|-1
w:el cargo|-12|-3
w:el codigo $|-2|-6
w:el codigo|-5|-6
w:el envio $|-14|-4
w:el envio|-15|-5
w:el mensaje|-23|-9
w:el paquete|-4|-2
w:el pedido $|-6|-1
w:el pedido ,|-9|0
w:el pedido|-17|-4
w:el precio|-8|-1
w:el servicio de|-9|-1
w:el servicio|-9|-1
w:el viernes|-4|-2
w:eliminen mi|-7|-2
w:eliminen|-5|-4
w:el|-24|-17
w:em paz $|12|-1
w:em paz|12|-1
w:em receber mensagens|6|-1
w:em receber|6|-1
w:email $|-23|-3
w:email|-26|-5
w:empresa $|11|-1
w:empresa|11|-1
w:em|22|-6
w:en casa $|-1|-3
w:en casa|-1|-3
w:en el|-3|-1
w:en la lista|-15|25
w:en la waitlist|-3|-7
w:en la|-14|11
w:en paz $|9|-1
w:en paz|9|-1
w:enable my|-1|-10
w:enable|-7|10
w:encher $|4|0
w:encher me|9|0
w:encher|32|-1
w:encuentro|-6|-1
w:encuesta $|-12|-4
w:encuestas $|17|-1
w:encuestas|21|-1
w:encuesta|-14|-5
w:end date|-9|-1
w:end my|6|-2
w:end of the|-9|-1
w:end of|-9|-1
w:endereco $|-15|-14
w:endereco|-16|-14
w:end|30|-8
w:enough $|38|-2
w:enough ,|-15|-2
w:enough for|-8|-1
w:enough with the|11|-1
w:enough with|11|-1
w:enough|25|-8
w:entendi|-16|-4
w:entrar na|-4|6
w:entrar|-1|5
w:entregador|-9|-1
w:entrega|-16|-6
w:envia o|-3|-2
w:enviar $|17|-1
w:enviar mais mensagens|3|-1
w:enviar mais|3|-1
w:enviar mensagens $|12|-6
w:enviar mensagens|12|-6
w:enviarme enviarme mensajes|4|0
w:enviarme enviarme|9|-1
w:enviarme mensajes $|4|0
w:enviarme mensajes|4|0
w:enviarme|9|-1
w:enviar|17|-10
w:envia|4|-2
w:envieis|6|0
w:enviem|3|0
w:envien|7|-2
w:envio $|-14|-4
w:envio ,|-6|-2
w:envio de mensagens|3|15
w:envio de|4|14
w:envios $|25|-1
w:envios|25|-2
w:envio|-13|7
w:en|-19|-1
w:equivocado $|-5|-4
w:equivocado|-5|-3
w:equivocaron de|3|-2
w:equivocaron|3|-2
w:equivoque de|-5|-1
w:equivoque|-5|-1
w:era|-14|-2
w:errado $|-12|-19
w:errado|-11|-19
w:esa|-32|-5
w:escriban $|20|-1
w:escriban mas $|9|0
w:escriban mas|9|0
w:escriban|15|-1
w:escribiendo $|13|-1
w:escribiendo|13|-1
w:escribieron|-12|-4
w:escribir $|-1|14
w:escribirme $|13|4
w:escribirme escribirme $|13|4
w:escribirme escribirme|18|4
w:escribirme|18|4
w:escribir|3|12
w:escribi|-4|-1
w:ese|-19|-4
w:eso|-48|-7
w:esperar|-31|-2
w:esquecam|13|-1
w:esquina|-24|-3
w:essa compra $|-7|-1
w:essa compra|-7|-1
w:essas mensagens|3|0
w:essas|10|-2
w:essa|-16|-7
w:esse bolo $|-7|-1
w:esse bolo|-7|-1
w:esse numero nao|10|0
w:esse numero|10|0
w:esse|-11|-2
w:esta empresa $|21|-1
w:esta empresa|21|-1
w:esta informacion $|14|-1
w:esta informacion|14|-1
w:esta lista $|4|0
w:esta lista|4|0
w:estar en la|-5|3
w:estar en|-4|3
w:estar|7|2
w:esta|-4|-15
w:este medio $|10|0
w:este medio|10|0
w:este numero $|3|-1
w:este numero|4|-1
w:esten|14|0
w:este|6|-3
w:esto $|22|-3
w:esto es|3|-2
w:estorno|-8|-4
w:estos|3|0
w:estoy interesado|5|-2
w:estoy|-1|-4
w:esto|23|-4
w:es|-7|-10
w:everything $|10|-1
w:everything|10|-1
w:ever|15|-10
w:evite|5|-2
w:excluir meu numero|6|0
w:excluir meu|6|0
w:excluir|4|-1
w:exclusao|14|-2
w:e|-17|-24
w:facebook $|-4|-2
w:facebook|-4|-2
w:faco pra sair|-11|0
w:faco pra|-11|0
w:factura a|-10|-1
w:factura|-11|-3
w:falar com|-5|-4
w:falar|-5|-4
w:fazer|-9|-3
w:feliz|-23|-8
w:ficar|10|-1
w:fica|-15|-2
w:fila $|-19|-1
w:fila|-22|-2
w:flight|-10|-5
w:food|-3|-4
w:for friday $|-4|-1
w:for friday|-4|-1
w:for my|-14|-3
w:for the|4|-17
w:for this $|15|-2
w:for this ,|10|-2
w:for this|24|-5
w:for two|-7|-5
w:forget|9|-2
w:for|-9|-9
w:foto $|-11|-8
w:foto|-21|-8
w:frete $|-5|-1
w:frete|-6|-1
w:friday $|-4|-1
w:friday|-4|-7
w:frio $|-4|-4
w:frio|-4|-5
w:from you $|-8|-2
w:from your list|8|-1
w:from your|10|-1
w:from you|-1|-3
w:from|16|-4
w:funciona $|-7|-4
w:funciona|-9|-4
w:garantia $|-6|-23
w:garantia|-6|-23
w:gelo $|-12|-3
w:gelo|-12|-3
w:get my|12|-2
w:get these|17|-1
w:get the|-5|15
w:getting these|9|-2
w:getting|-23|-10
w:get|-12|2
w:gluten|-14|-3
w:goaway $|-9|-12
w:goaway|-9|-12
w:good|-6|-1
w:gostaria de receber|-4|10
w:gostaria de|-1|13
w:gostaria|0|12
w:gostei|-11|-4
w:got|-7|-2
w:go|-18|-36
w:gracias $|13|-15
w:gracias ,|-10|-1
w:gracias por|-15|-5
w:gracias|-4|-16
w:great $|-6|-6
w:great|-8|-8
w:group|2|-5
w:grupo $|12|0
w:grupo|16|-1
w:gustaria|15|-5
w:gym|-10|-9
w:hablar con un|-3|-1
w:hablar con|-3|-1
w:hablar|-3|-1
w:hacen|-4|-2
w:hacer|-4|-3
w:hagan|26|0
w:hasta|-3|-3
w:have the|1|-3
w:have|14|-5
w:hay|-6|-6
w:hear from you|11|-1
w:hear from|11|-1
w:hear|11|-1
w:him|25|0
w:hoje $|-14|-4
w:hoje ? $|-1|-4
w:hoje ?|-1|-4
w:hoje|-22|-8
w:hold|-43|-4
w:horario|-7|-2
w:horas $|-9|-5
w:horas ? $|-2|-6
w:horas ?|-2|-6
w:horas|-20|-11
w:how do i|-3|-11
w:how do|-3|-11
w:how many times|13|-1
w:how many|13|-1
w:how much is|-7|-1
w:how much|-9|-2
w:how|3|-13
w:hoy $|-4|-4
w:hoy ? $|-3|-5
w:hoy ?|-3|-5
w:hoy|-7|-8
w:humano $|-5|-2
w:humano|-5|-2
w:husband|-18|0
w:i asked|4|0
w:i be removed|10|-1
w:i be|10|-1
w:i cant stop|-12|-3
w:i cant|-14|-9
w:i come|-1|-3
w:i didnt get|-13|-2
w:i didnt|-9|-11
w:i dont consent|5|0
w:i dont get|-20|-3
w:i dont know|6|-1
w:i dont want|6|-5
w:i dont wish|19|-8
w:i dont|7|-10
w:i get|-8|-11
w:i have|11|-1
w:i love|-21|-4
w:i need to|-8|-1
w:i need|-7|-2
w:i use|-12|-4
w:i want my|-4|-8
w:i want off|17|-2
w:i want to|-15|-1
w:i want|-2|10
w:i will|-7|-6
w:ice|-12|-5
w:id like to|-6|9
w:id like|-3|6
w:id|7|4
w:ill|-3|-3
w:im done|-5|-5
w:im not interested|14|-2
w:im not|-9|-6
w:im out|-45|-9
w:im toomany|9|0
w:im|2|-17
w:in $|-9|36
w:informacion $|6|-14
w:informacion del|-9|-7
w:informacion|10|1
w:informacoes $|-33|-6
w:informacoes|-34|-15
w:info|-8|-3
w:iniciar $|-11|60
w:iniciar sesion|-13|-11
w:iniciar|-24|19
w:inicio $|-11|-27
w:inicio|-11|-27
w:inscrever|-5|6
w:inscribirme inscribirme|-3|-3
w:inscribirme|-3|-3
w:inscricao $|18|-1
w:inscricao|14|-2
w:interesa recibir|7|-2
w:interesado|5|-2
w:interesa|-12|-6
w:interesse $|5|-4
w:interesse em|5|0
w:interesse|9|-3
w:interested $|-5|-3
w:interested in|15|-1
w:interested|11|-4
w:internet $|-12|-5
w:internet|-13|-5
w:invoice $|-1|-3
w:invoice|-1|-3
w:in|-3|13
w:ir|-12|-2
w:is a|-3|-1
w:is my|-25|-2
w:is not|17|-1
w:is the|-7|-3
w:is this|-1|-4
w:isso $|-3|-9
w:isso|-20|-16
w:is|-14|-13
w:it $|-9|-10
w:item $|-10|-8
w:item do|-4|-1
w:items $|-11|-2
w:items|-11|-2
w:item|-16|-10
w:its a|-6|-3
w:its late|-5|-11
w:its ready $|-2|-3
w:its ready|-2|-3
w:its|-11|-15
w:it|-48|-35
w:ive|3|-1
w:i|-8|-10
w:ja $|7|-30
w:ja pedi pra|9|0
w:ja pedi|18|-1
w:ja resolvi $|-8|-1
w:ja resolvi|-8|-1
w:jaja $|-30|-4
w:jaja|-30|-4
w:jamas|-2|-6
w:ja|-4|-30
w:k $|-61|-25
w:keep|-3|-3
w:kero|13|-1
w:kiero|10|-1
w:know you $|6|-1
w:know you|6|-1
w:know|4|-2
w:k|-71|-27
w:la app $|-3|-1
w:la app|-3|-1
w:la baja $|21|-2
w:la baja|25|-2
w:la direccion|-3|-1
w:la encuesta $|-12|-4
w:la encuesta|-14|-5
w:la factura|-10|-2
w:la lista $|9|7
w:la lista ?|13|-1
w:la lista denuevo|-4|12
w:la lista de|-8|16
w:la lista|8|23
w:la moto|-3|-2
w:la oferta $|-35|-5
w:la oferta|-37|-8
w:la promo ,|-1|-3
w:la promocion $|-11|-3
w:la promocion|-12|-4
w:la promo|-15|-6
w:la publicidad|-3|-1
w:la puerta|-3|-2
w:la suscripcion|10|-3
w:la tarjeta $|-6|-2
w:la tarjeta|-13|-3
w:la transferencia|-7|-1
w:la waitlist $|-5|-8
w:la waitlist|-6|-9
w:las notificaciones|5|-1
w:las promociones $|4|3
w:las promociones|-3|2
w:las promos $|-2|16
w:las promos|-18|13
w:last|-3|-2
w:las|2|4
w:late $|-15|-8
w:late|-19|-18
w:la|-19|-12
w:leave it|-31|-5
w:leave me alone|35|-2
w:leave me|6|-7
w:leave|-25|-13
w:lembrete $|-11|-5
w:lembrete|-8|-5
w:les dije que|6|0
w:les dije|6|0
w:les pido que|10|0
w:les pido|10|0
w:les|-1|-3
w:let me|1|15
w:letmeknow $|-19|-15
w:letmeknow|-19|-15
w:let|1|15
w:like to be|5|-2
w:like to stop|9|-2
w:like to|-6|9
w:like|-3|6
w:linea $|-7|-6
w:linea|-7|-6
w:link|-2|-13
w:list $|29|3
w:lista $|29|6
w:lista ? $|21|-1
w:lista ?|21|-1
w:lista de difusion|2|5
w:lista denovo $|-6|24
w:lista denovo|-6|24
w:lista denuevo $|-4|12
w:lista denuevo|-4|12
w:lista de|-7|5
w:lista|23|8
w:listo ? $|-6|-1
w:listo ?|-6|-1
w:listo|-27|-8
w:list|30|7
w:llamen ni|3|0
w:llamen|-1|-3
w:llega $|-7|-2
w:llegan|-16|-8
w:llega|-8|-2
w:llego $|-12|-5
w:llego|-23|-18
w:lo mismo $|10|-20
w:lo mismo de|-17|-3
w:lo mismo|-6|-22
w:lo que|-12|-3
w:local $|-13|-1
w:local|-13|-1
w:lol $|-44|-23
w:lol lol $|-10|-13
w:lol lol lol|-7|-8
w:lol lol|-10|-13
w:lol|-47|-23
w:los $|3|0
w:los mensajes $|4|-8
w:los mensajes|4|-7
w:los precios $|-8|-1
w:los precios|-8|-1
w:los voy a|7|-2
w:los voy|7|-2
w:lose|12|-1
w:los|5|-8
w:love|-15|-4
w:lo|-15|-21
w:m ? $|-4|-4
w:m ?|-4|-4
w:m escriban $|5|0
w:m escriban|5|0
w:main|-6|-2
w:mais $|40|-6
w:mais ,|-5|0
w:mais ai|-8|-2
w:mais contatar $|10|0
w:mais contatar|12|0
w:mais informacoes $|-33|-6
w:mais informacoes|-33|-6
w:mais mensagem $|5|0
w:mais mensagem|8|0
w:mais mensagens $|10|-1
w:mais mensagens|10|-1
w:mais msg|6|-2
w:mais nao|23|-5
w:mais promocao|-2|-4
w:mais promocoes $|5|0
w:mais receber $|15|-2
w:mais receber|23|-3
w:mais|13|-9
w:mal|-4|-12
w:manana $|8|-11
w:manana|3|-11
w:manches|7|0
w:manda denovo|-10|-45
w:manda mais $|16|0
w:manda mais msg|6|-2
w:manda mais|17|-3
w:manda nadamas $|13|0
w:manda nadamas|13|0
w:manda o|-6|-3
w:mandame mandame|-3|-2
w:mandame|-3|-2
w:mandam|1|-4
w:mandando $|14|-1
w:mandando mensagem $|3|0
w:mandando mensagem|3|0
w:mandando|18|-1
w:mandan|-3|-10
w:mandar $|-50|-18
w:mandar as promocoes|-8|2
w:mandar as|-11|12
w:mandar lembrete|6|0
w:mandar mais $|22|0
w:mandar mais mensagem|4|0
w:mandar mais|24|-1
w:mandar mensagem $|9|21
w:mandar mensagem ?|4|0
w:mandar mensagem|8|34
w:mandar mensagens $|3|-1
w:mandar mensagens|3|-1
w:mandar msg $|7|0
w:mandar msg|9|-1
w:mandar o|-11|-4
w:mandaram|-10|-1
w:mandarme cosas|7|0
w:mandarme las promos|-22|15
w:mandarme las|-22|15
w:mandarme mandarme cosas|7|0
w:mandarme mandarme las|-22|15
w:mandarme mandarme mensajes|-5|5
w:mandarme mandarme|9|-2
w:mandarme mensajes $|-11|6
w:mandarme mensajes|-5|5
w:mandarme|9|-2
w:mandar|10|5
w:manda|-10|-26
w:mande mais|9|0
w:mande nada $|15|-1
w:mande nada|17|-1
w:mandeis mas|9|0
w:mandeis|9|0
w:mandei|0|-3
w:mandem mais|-4|-4
w:mandem mensagem $|7|-1
w:mandem mensagem|7|-1
w:mandem|-2|-5
w:manden el pedido|-11|0
w:manden el|-11|-2
w:manden mas $|14|0
w:manden mas mensajes|5|0
w:manden mas promociones|3|0
w:manden mas|-4|-4
w:manden mensajes $|6|-1
w:manden mensajes|6|-1
w:manden nada $|14|0
w:manden nada|14|0
w:manden promociones $|-7|19
w:manden promociones|-7|19
w:manden promos $|5|-1
w:manden promos|5|-1
w:manden publicidad|15|0
w:mandenme mandenme|-9|8
w:mandenme|-9|8
w:manden|4|1
w:mandes|8|-1
w:many times|13|-1
w:many|13|-7
w:marcar|-16|-7
w:maria|13|0
w:marketing $|18|-1
w:marketing|17|-1
w:mas $|17|-11
w:mas a|-8|-1
w:mas encuestas $|7|0
w:mas encuestas|7|0
w:mas informacion|24|-6
w:mas mensajes $|11|-1
w:mas mensajes|8|-2
w:mas promociones $|5|0
w:mas promociones|5|0
w:mas|17|-9
w:me $|25|-3
w:me about|-5|-2
w:me again $|25|24
w:me again|25|24
w:me alone $|35|-2
w:me alone|35|-2
w:me anymore|4|0
w:me a|-23|-5
w:me back $|-5|4
w:me back|-7|14
w:me cadastrar|-5|6
w:me cadastra|-6|17
w:me canse|8|0
w:me cobraron|-11|-4
w:me cobren|-10|-3
w:me coloca na|-8|-12
w:me coloca|-11|4
w:me deals|-14|-3
w:me deixa|30|-4
w:me deixem|22|-2
w:me deja|-28|-9
w:me de|10|0
w:me envia|5|-2
w:me envieis|6|0
w:me enviem|3|0
w:me envien|10|-1
w:me equivoque de|-5|-1
w:me equivoque|-5|-1
w:me escriban $|17|-1
w:me escriban mas|6|0
w:me escriban|11|-1
w:me escribieron|-12|-4
w:me from your|6|-1
w:me from|14|-3
w:me gustaria|15|-5
w:me inscrever|-5|6
w:me interesa recibir|7|-2
w:me interesa|-12|-6
w:me llamen|-4|-3
w:me llegan|-16|-8
w:me manda mais|-6|-2
w:me mandando|4|0
w:me mandan|-22|-10
w:me mandar as|-4|14
w:me mandar mais|6|0
w:me mandar mensagem|-2|11
w:me mandar mensagens|3|-1
w:me mandar|6|17
w:me manda|-26|1
w:me mande mais|4|0
w:me mande nada|17|-1
w:me mandeis mas|9|0
w:me mandeis|9|0
w:me mandem mensagem|7|-1
w:me mandem|9|-1
w:me manden el|-11|0
w:me manden mas|14|0
w:me manden mensajes|6|-1
w:me manden nada|13|0
w:me manden promociones|-7|19
w:me manden promos|5|-1
w:me manden publicidad|15|0
w:me manden|7|4
w:me mandes|12|0
w:me messages $|4|-1
w:me messages|4|5
w:me oferecer|5|0
w:me off $|28|-1
w:me off the|8|-2
w:me off this|10|-1
w:me off your|4|0
w:me offers $|9|-1
w:me offers|-15|22
w:me off|10|-6
w:me on|-11|4
w:me out of|9|-1
w:me out|3|-2
w:me promotions $|5|0
w:me promotions|5|0
w:me pueden|5|-2
w:me remove|9|-1
w:me salgo de|7|-1
w:me salgo|7|-1
w:me sigan|6|-1
w:me stop $|8|0
w:me stop|8|0
w:me stuff $|12|0
w:me stuff|12|0
w:me surveys $|3|0
w:me surveys|3|0
w:me the code|-7|-9
w:me the invoice|-1|-3
w:me these $|4|0
w:me these|4|0
w:me the|-20|4
w:me tira da|8|0
w:me tira uma|-5|-1
w:me tirar da|7|-1
w:me tirar|7|-1
w:me tira|9|-4
w:me tirem da|4|0
w:me tirem|9|0
w:me to the|-11|-13
w:me to|-11|-13
w:me twice $|-9|-5
w:me twice|-9|-5
w:me vuelvan a|-1|13
w:me vuelvan|-1|13
w:me when|-11|-5
w:me your|8|-11
w:medio $|10|0
w:medio|10|0
w:mejor por|-12|-1
w:mejor|-12|-1
w:membership $|-6|-2
w:membership|-6|-2
w:menos|8|-21
w:mensagem $|21|-5
w:mensagem , me|7|-1
w:mensagem ,|1|-4
w:mensagem ? $|22|-5
w:mensagem ?|22|-5
w:mensagem de|-3|-1
w:mensagem nao|-6|-3
w:mensagem no|-21|-1
w:mensagem|10|-4
w:mensagens $|20|12
w:mensagens|19|11
w:mensaje mas $|20|-2
w:mensaje mas|20|-2
w:mensaje no|-5|0
w:mensajes $|15|10
w:mensajes ,|10|0
w:mensajes ? $|-5|-1
w:mensajes ?|-5|-1
w:mensajes a|16|-6
w:mensajes de ustedes|4|-2
w:mensajes de|5|-2
w:mensajes|18|7
w:mensaje|-16|-13
w:menu $|-36|-36
w:menu ? $|-3|-1
w:menu ?|-3|-1
w:menu news $|22|-1
w:menu news|22|-1
w:menu principal $|-4|-4
w:menu principal|-4|-4
w:menu|-21|-34
w:mes $|9|-3
w:mesa|-5|-4
w:mesmo|-10|-3
w:message $|-8|-11
w:message me $|18|0
w:message me|-1|-8
w:messages $|24|4
w:messages ? $|-3|0
w:messages ?|-3|0
w:messages again $|-6|14
w:messages again|-6|14
w:messages from you|-12|-2
w:messages from|-12|-2
w:messages|16|8
w:message|-20|-22
w:messaging $|5|0
w:messaging me $|6|0
w:messaging me|3|5
w:messaging|16|5
w:mes|14|-3
w:meu cadastro|-18|18
w:meu cartao $|-13|-16
w:meu cartao|-12|-16
w:meu consentimento $|10|-1
w:meu consentimento|10|-1
w:meu contato $|9|0
w:meu contato|14|-1
w:meu nome da|-14|-1
w:meu nome|-14|-1
w:meu numero $|14|-1
w:meu numero ai|7|0
w:meu numero do|5|0
w:meu numero|15|-4
w:meu pedido $|-10|-5
w:meu pedido|-8|-8
w:meu zap $|36|-1
w:meu zap|36|-1
w:meu|-1|-11
w:me|9|-4
w:mi consentimiento|5|-1
w:mi contacto|3|0
w:mi cuenta $|-2|-13
w:mi cuenta|-4|-13
w:mi numero $|15|-1
w:mi numero|24|-2
w:mi pedido $|-7|-2
w:mi pedido|-7|-4
w:mi saldo|-10|-4
w:mi suscripcion|-4|-9
w:mi tarjeta $|-13|-15
w:mi tarjeta|-17|-15
w:minha conta|-11|-1
w:minha inscricao $|15|-1
w:minha inscricao|15|-1
w:minha|-3|-5
w:mis pedidos $|16|0
w:mis pedidos|16|0
w:mismo $|10|-20
w:mismo de|-17|-3
w:mismo|-6|-22
w:mistake|10|-8
w:mis|11|9
w:mi|-15|-21
w:molestar $|11|0
w:molestar|24|-1
w:molesten|32|0
w:month is|14|-1
w:month|-4|-2
w:moto|-3|-2
w:msg $|23|-5
w:msg me $|6|0
w:msg me|6|0
w:msgs $|9|-1
w:msgs|9|-1
w:msg|28|-4
w:msjs $|7|0
w:msjs|7|0
w:much is|-7|-1
w:muchas gracias|8|-2
w:muchas|8|-2
w:much|-6|-4
w:music|-4|-2
w:muy|-3|-11
w:my account $|-14|-8
w:my account|-14|-8
w:my appointment $|-5|-2
w:my appointment|-5|-2
w:my card $|-21|-13
w:my card|-20|-13
w:my consent to|7|-1
w:my consent|14|-1
w:my flight|-7|-2
w:my husband|-18|0
w:my messages $|-46|1
w:my messages|-46|1
w:my number $|15|-3
w:my number from|3|0
w:my number|14|-5
w:my old|-6|-2
w:my order $|-15|-11
w:my order|-8|-11
w:my payment|-12|-3
w:my subscription $|17|-6
w:my subscription box|-20|-2
w:my subscription to|-5|-1
w:my subscription|-7|-8
w:my|-29|-23
w:m|5|-6
w:n quero mais|3|0
w:n quero|9|-2
w:na lista $|0|16
w:na lista denovo|-6|24
w:na lista|-9|27
w:na waitlist $|-6|-9
w:na waitlist|-6|-9
w:nada $|-5|-7
w:nada de publicidad|4|0
w:nada de|14|-9
w:nadamas $|18|-9
w:nadamas ,|-14|-2
w:nadamas de ustedes|9|0
w:nadamas de|9|0
w:nadamas|7|-13
w:nada|3|-11
w:nao $|-5|-18
w:nao ,|18|-1
w:nao autorizo|15|-20
w:nao chegou|-3|-2
w:nao consigo parar|-8|0
w:nao consigo|-9|-1
w:nao desejo mais|4|0
w:nao desejo|6|-1
w:nao gostaria|3|-1
w:nao manda mais|19|0
w:nao manda|-4|-3
w:nao mandem|4|0
w:nao mande|-3|-1
w:nao me envia|7|0
w:nao me enviem|3|0
w:nao me manda|4|-1
w:nao me mandem|7|0
w:nao me mande|5|0
w:nao me|15|-4
w:nao parem|-16|-1
w:nao precisa de|-10|-2
w:nao precisa mais|-3|-1
w:nao precisa mandar|33|0
w:nao precisa|-7|-5
w:nao preciso|-14|-5
w:nao quero ficar|8|-1
w:nao quero mais|-7|-1
w:nao quero que|-9|-2
w:nao quero receber|6|-1
w:nao quero ser|10|0
w:nao quero|15|-7
w:nao receber mais|12|-1
w:nao receber|18|-4
w:nao recebi|-5|-2
w:nao tem|-6|-3
w:nao tenho interesse|7|-1
w:nao tenho|7|-1
w:nao vou mais|-5|-1
w:nao vou|-9|-2
w:naomais me|9|-1
w:naomais|2|-3
w:nao|3|-14
w:naum|6|-1
w:na|-32|6
w:necesito|-8|-2
w:need these|11|0
w:need to stop|7|0
w:need|8|-2
w:nem|15|-1
w:netflix|-4|-1
w:never received|-10|-4
w:never subx for|-4|-1
w:never|-7|-19
w:news $|22|-1
w:news|22|-1
w:ni me escriban|4|0
w:ni me|6|0
w:ni ofertas $|3|0
w:ni ofertas|3|0
w:ni|28|-1
w:no $|-61|-25
w:no ads $|12|-1
w:no ads|12|-1
w:no aparece $|-6|-2
w:no aparece|-6|-2
w:no autorizo|4|-4
w:no compro mas|-10|-2
w:no compro|-10|-2
w:no dejen de|-21|-3
w:no dejen|-21|-3
w:no deseo recibir|13|-3
w:no deseo|19|-5
w:no encuentro|-6|-1
w:no entendi|-5|-2
w:no enviar|17|-1
w:no era|-7|-1
w:no escriban mas|5|0
w:no escriban|5|0
w:no escribirme escribirme|15|0
w:no escribirme|15|0
w:no escribir|9|-1
w:no esten|11|0
w:no estoy interesado|5|-2
w:no estoy|3|-2
w:no funciona|-4|-1
w:no gracias ,|-7|-1
w:no gracias|-3|-2
w:no ice|-12|-5
w:no kiero|10|-1
w:no llega $|-7|-2
w:no llega|-7|-2
w:no manches|7|0
w:no manden|22|-1
w:no marketing $|9|0
w:no marketing|9|0
w:no mas $|25|-1
w:no mas|27|-1
w:no me deja|-28|-9
w:no me envien|7|0
w:no me escriban|3|-1
w:no me gustaria|15|-5
w:no me interesa|14|-3
w:no me llamen|-4|-3
w:no me manden|16|-3
w:no me mandes|12|0
w:no message|-21|-9
w:no me|0|-9
w:no offers $|24|-1
w:no offers|24|-1
w:no one|-36|-5
w:no para|-8|-1
w:no promo|12|-2
w:no puedo parar|-23|-1
w:no puedo|-28|-9
w:no qiero|8|-1
w:no quiero el|-6|0
w:no quiero estar|7|0
w:no quiero mas|10|0
w:no quiero mensajes|3|0
w:no quiero promociones|14|0
w:no quiero que|3|-9
w:no quiero recibir|32|-10
w:no quiero saber|7|0
w:no quiero volver|19|-2
w:no quiero|23|-10
w:no recibir|6|-6
w:no requiero|36|-1
w:no se|-45|-7
w:no texts $|24|-2
w:no texts|4|-3
w:no vuelvo|-13|-2
w:nomas $|40|-2
w:nomas mensajes $|8|-1
w:nomas mensajes|8|-1
w:nomas|15|-16
w:nome da|-14|-1
w:nome|-14|-1
w:nomore $|33|-2
w:nomore messages $|5|-1
w:nomore messages|9|-1
w:nomore promotions|-16|-2
w:nomore texting|8|-1
w:nomore|23|-11
w:not getting|-34|-9
w:not interested $|-5|-3
w:not interested in|15|-1
w:not interested|11|-4
w:not receiving|-10|-3
w:nota|-4|-1
w:nothanks $|11|-11
w:nothanks|11|-11
w:nothing|-3|-2
w:notificaciones $|8|4
w:notificaciones|8|5
w:notificacoes $|16|15
w:notificacoes|16|15
w:notifications $|9|-4
w:notifications for my|-14|-3
w:notifications for|-14|-3
w:notifications|-4|3
w:not|1|-21
w:novamente $|-3|19
w:novamente|-3|18
w:novedades del menu|20|0
w:novedades del|20|0
w:novedades|20|0
w:novidades $|-2|10
w:novidades|4|10
w:novo|-4|-15
w:no|6|-15
w:number $|9|-7
w:number from your|3|0
w:number from|3|0
w:number|15|-9
w:numero $|26|-3
w:numero ,|-11|-1
w:numero ? $|15|-1
w:numero ?|15|-1
w:numero ai|7|0
w:numero de su|3|0
w:numero de|-17|-4
w:numero do|-3|-1
w:numero equivocado|-1|-3
w:numero errado|20|-2
w:numero nao|10|0
w:numero no|3|0
w:numero|15|-8
w:num|12|0
w:nunca ,|-13|-1
w:nunca llego $|-12|-5
w:nunca llego|-12|-5
w:nunca me|12|-3
w:nunca|-3|-9
w:n|21|-3
w:o boleto $|-2|-5
w:o boleto|-2|-5
w:o cardapio $|-12|-5
w:o cardapio|-12|-5
w:o comprobante $|-3|-4
w:o comprobante|-9|-5
w:o envio de|-1|17
w:o envio|-4|16
w:o pedido|-20|-1
w:o pix|-8|-4
w:o preco|-4|-1
w:obrigada $|10|-3
w:obrigada|7|-5
w:obrigado $|0|-11
w:obrigado|-11|-14
w:of stop|25|0
w:of these|5|0
w:of the|-9|-1
w:of this|6|0
w:of your|6|0
w:oferecer|5|0
w:oferta $|-30|-13
w:oferta ? $|-4|-3
w:oferta ?|-4|-3
w:ofertas $|34|10
w:ofertas|28|10
w:oferta|-32|-16
w:off $|33|-5
w:off the|3|-4
w:off this list|12|-1
w:off this|12|-1
w:off your list|18|0
w:off your|19|0
w:offers $|23|-4
w:offers|4|12
w:offer|-5|-3
w:off|7|-12
w:of|13|-4
w:ok $|-26|-20
w:ok|-26|-20
w:old address $|-6|-2
w:old address|-6|-2
w:old|-8|-2
w:on $|-2|23
w:on my|-24|-7
w:on the list|-6|20
w:on the|-13|8
w:onde|-5|-3
w:one $|-3|-1
w:onestop|-10|-8
w:one|-35|-6
w:onions $|-16|-6
w:onions|-19|-6
w:only|16|0
w:on|-34|13
w:optin $|-10|40
w:optin|-10|40
w:optout $|41|-4
w:optout of|6|-1
w:optout|35|-5
w:order $|-21|-17
w:order updates ,|9|0
w:order updates|14|0
w:ordering|-5|-3
w:orders $|19|-2
w:orders|19|-2
w:order|-29|-28
w:or|44|0
w:otro $|42|-1
w:otro|31|-2
w:out $|-18|-11
w:out for|-7|-2
w:out of this|4|0
w:out of|2|-3
w:outro $|31|-1
w:outro|24|-2
w:outside $|-11|-3
w:outside|-11|-3
w:out|0|-16
w:o|-32|-14
w:pagar|-24|-5
w:pago|-19|-5
w:pague|-11|-6
w:paid $|-19|-10
w:paid|-19|-10
w:pan|-9|-1
w:paquete|-4|-2
w:para $|32|-11
w:para 4|-8|-3
w:para de ficar|3|0
w:para de mandar|15|-1
w:para de me|15|-1
w:para de|7|-4
w:para el viernes|-4|-2
w:para el|-4|-2
w:para manana|-5|-1
w:para o|-2|-4
w:parada|-10|-3
w:parar $|48|-3
w:parar de mandar|8|0
w:parar de me|8|0
w:parar de receber|9|-3
w:parar de|-2|-4
w:pararam de mandar|-5|-2
w:pararam de|-5|-2
w:pararam|-5|-2
w:parar|34|-6
w:para|-5|-17
w:pare $|25|-2
w:pare de|3|0
w:pare ya|16|-1
w:parem com|10|-1
w:parem de mandar|17|-1
w:parem de|6|-2
w:parem|14|-4
w:paren con|8|-1
w:paren de|-3|-1
w:parenle|11|-1
w:paren|7|-4
w:pare|48|-3
w:parou|-10|-7
w:paro|-8|-6
w:payment $|-14|-2
w:payment|-19|-4
w:paz $|57|-4
w:paz|57|-4
w:pedi $|-15|-3
w:pedi la baja|13|-2
w:pedi la|13|-2
w:pedi pra|11|0
w:pedido $|-43|-12
w:pedido ,|3|-1
w:pedido ? $|-3|-1
w:pedido ?|-3|-1
w:pedido en|0|-3
w:pedidos $|35|-1
w:pedidos|35|-1
w:pedido|-30|-13
w:pedir pra|11|0
w:pedir|3|-4
w:pedi|23|-5
w:pelo|-15|-5
w:permiso|3|0
w:permission to|7|0
w:permission|7|0
w:perturbe|13|0
w:pesimo|-6|-3
w:pesquisa $|12|-3
w:pesquisas $|7|0
w:pesquisas|7|0
w:pesquisa|8|-7
w:picante $|-10|-3
w:picante|-10|-3
w:pido que no|10|0
w:pido que|12|-1
w:pido|16|-1
w:pix|-9|-6
w:pizza|-35|-2
w:plan $|-3|-22
w:plano|-12|-1
w:plan|-5|-32
w:pode mandar|-55|-8
w:pode parar de|5|0
w:pode parar|21|-1
w:podem me tirar|7|-1
w:podem me|7|-1
w:podem parar de|7|0
w:podem parar|7|0
w:podem|7|-1
w:poder|-6|-2
w:pode|12|-4
w:podrian|7|0
w:por $|-31|-12
w:por aqui $|-43|-3
w:por aqui|-43|-3
w:por avisar $|-6|-3
w:por avisar|-6|-3
w:por el|8|-2
w:por este medio|10|0
w:por este|10|0
w:por la promo|-15|-3
w:por la|-4|-3
w:por|-38|-22
w:posso|-5|-4
w:pra nao|6|0
w:pra parar|11|0
w:pra voces|7|0
w:pra|-12|-13
w:precios $|-8|-1
w:precios|-11|-2
w:precio|-16|-5
w:precisa de|-11|-3
w:precisa mais|-3|-1
w:precisa mandar|33|0
w:precisa|-8|-6
w:preciso|-14|-5
w:preco|-4|-1
w:principal $|-4|-4
w:principal|-4|-4
w:problema $|-11|-4
w:problema|-11|-4
w:producto del carrito|-3|-1
w:producto del|-3|-1
w:producto|-4|-3
w:promo $|27|-2
w:promo ,|-1|-3
w:promocao $|8|-3
w:promocao ? $|-8|-4
w:promocao ?|-8|-4
w:promocao|-18|5
w:promocion $|-11|-3
w:promociones $|20|20
w:promociones ? $|-9|-9
w:promociones ?|-9|-9
w:promociones denuevo $|-6|11
w:promociones denuevo|-6|11
w:promociones|4|10
w:promocion|-13|-4
w:promocoes $|27|8
w:promocoes|12|4
w:promos $|44|5
w:promos|23|10
w:promotions $|26|10
w:promotions|10|6
w:promo|12|-11
w:propaganda $|24|-2
w:propaganda|20|-2
w:publicidad $|15|-1
w:publicidad|22|-2
w:pueden volver a|-15|23
w:pueden volver|-15|23
w:pueden|10|13
w:puedo parar|-24|-1
w:puedo|-28|-13
w:puerta|-3|-2
w:put me on|-6|6
w:put me|-8|6
w:put|-8|6
w:q m escriban|5|0
w:q m|5|0
w:qiero|8|-1
w:qual|-8|-5
w:quando|-12|-5
w:quanto|-15|-3
w:que horas ?|-2|-6
w:que horas|-12|-7
w:que me escriban|6|0
w:que me mandem|-6|-1
w:que me manden|-16|15
w:que me vuelvan|-1|13
w:que me|7|11
w:que no me|17|0
w:que no quiero|11|0
w:que no|13|-2
w:que pedi $|-19|-3
w:que pedi|-19|-3
w:querer|12|-15
w:quero ativar|-7|12
w:quero cancelar meu|-9|-1
w:quero cancelar o|-7|-2
w:quero cancelar|-15|-6
w:quero entrar na|-4|6
w:quero entrar|-4|6
w:quero ficar|8|-1
w:quero mais mensagem|3|0
w:quero mais receber|17|-2
w:quero mais|1|-5
w:quero me cadastrar|-5|6
w:quero me inscrever|-5|6
w:quero mensagem|6|0
w:quero me|-3|9
w:quero o|7|-3
w:quero parar de|7|-3
w:quero parar|18|-3
w:quero que|-16|10
w:quero receber $|-26|58
w:quero receber|-16|32
w:quero saber|-8|-1
w:quero sair da|-17|-1
w:quero sair|8|-3
w:quero ser|12|0
w:quero voltar a|-7|0
w:quero voltar|-8|-10
w:quero|5|-5
w:que|-3|-5
w:quiero activar mi|-1|-10
w:quiero activar|-2|-7
w:quiero avisos de|5|0
w:quiero avisos|5|0
w:quiero cambiarlo cambiarlo|-3|-2
w:quiero cambiarlo|-3|-2
w:quiero cancelar|5|-4
w:quiero dar de|-18|-2
w:quiero darme de|12|-1
w:quiero darme|10|5
w:quiero dar|-18|-2
w:quiero dejar de|5|-2
w:quiero dejar|5|-2
w:quiero desactivar|6|-3
w:quiero desuscribirme|5|-1
w:quiero el pedido|-6|0
w:quiero el|-8|-1
w:quiero estar en|-4|3
w:quiero estar|2|3
w:quiero informacion $|-21|-11
w:quiero informacion|-21|-11
w:quiero la|7|-2
w:quiero mas $|6|0
w:quiero mas mensajes|3|0
w:quiero mas|10|0
w:quiero mensajes|3|0
w:quiero mi|-3|0
w:quiero pagar|-6|-3
w:quiero promociones|14|0
w:quiero que me|-5|18
w:quiero que|-5|13
w:quiero recibir mas|-1|-7
w:quiero recibir mensajes|-14|25
w:quiero recibir nada|8|-1
w:quiero recibir promociones|2|6
w:quiero recibir|-9|13
w:quiero saber|-7|-4
w:quiero salir $|24|-4
w:quiero salir de|-11|-1
w:quiero salir|8|-5
w:quiero seguir|-4|17
w:quiero suscribirme suscribirme|-12|24
w:quiero suscribirme|-12|24
w:quiero volver a|12|-10
w:quiero volver|8|-17
w:quiero|-3|-3
w:quisiera|3|2
w:quit $|13|-1
w:quit sending me|5|0
w:quit sending|5|0
w:quit smoking|-3|-1
w:quitame quitame|4|0
w:quitame|4|0
w:quitar|4|-1
w:quitenme quitenme|-10|-2
w:quitenme|-10|-2
w:quit|15|-5
w:q|6|0
w:reach out|25|-4
w:reach|25|-4
w:reactivar mi|-1|-23
w:reactivar|-12|14
w:ready $|-2|-3
w:ready|-2|-3
w:reativar|-9|-11
w:recebendo|-33|-14
w:receber $|5|39
w:receber as|-1|9
w:receber mais $|6|0
w:receber mais|33|-6
w:receber mensagem $|11|-2
w:receber mensagem|11|-2
w:receber mensagens $|4|10
w:receber mensagens|3|11
w:receber nadamas $|29|-1
w:receber nadamas|29|-1
w:receber promocoes $|-13|23
w:receber promocoes|-13|23
w:receber|19|14
w:recebi a mensagem|-9|-4
w:recebi a|-11|-6
w:recebi o|-3|-2
w:recebi|-14|-8
w:receive messages $|-3|20
w:receive messages|-6|24
w:receive these $|18|-3
w:receive these|18|-3
w:receive the|-1|-7
w:received|-29|-12
w:receive|3|34
w:receiving messages $|12|-3
w:receiving messages|12|-3
w:receiving|2|-6
w:recibiendo mensajes $|-4|14
w:recibiendo mensajes|-4|14
w:recibiendo|0|12
w:recibir $|18|1
w:recibir el pedido|-1|-3
w:recibir el|-1|-4
w:recibir informacion|-2|21
w:recibir las promociones|-1|4
w:recibir las|-1|4
w:recibir mas $|14|-2
w:recibir mas mensajes|-7|-2
w:recibir mas|0|-8
w:recibir mensajes $|5|19
w:recibir mensajes|7|18
w:recibir nada $|11|-1
w:recibir nada|13|-1
w:recibir ofertas $|4|-1
w:recibir ofertas|4|-1
w:recibir promociones $|2|6
w:recibir promociones|2|6
w:recibir sus mensajes|9|5
w:recibir sus|-7|28
w:recibir|13|13
w:recibi|-9|-6
w:recibo|-5|-2
w:recordatorios de reserva|13|0
w:recordatorios de|13|0
w:recordatorios|16|0
w:refrain from|8|-1
w:refrain|8|-1
w:refrigerante|-3|-1
w:refund $|-6|-10
w:refund me $|-20|-2
w:refund me|-20|-2
w:refund|-23|-10
w:reminders $|13|0
w:reminders|13|0
w:remove $|24|-1
w:remove me $|15|-1
w:remove me|14|-1
w:remove my number|6|0
w:remove my|-4|-1
w:remove o|-4|-2
w:remove the|-4|-2
w:removed $|25|-3
w:removed|26|-3
w:remover|-17|-4
w:remove|16|-4
w:renovar|-7|-10
w:repartidor|-14|-2
w:replied|-9|-2
w:requiero|36|-1
w:reservation $|-6|-1
w:reservation|-6|-1
w:reserva|-3|-2
w:resolvi $|-8|-1
w:resolvi|-8|-1
w:responder|27|0
w:responde|-18|-8
w:respondi|-31|-6
w:resubscribe|-15|33
w:resume my|-1|-20
w:resume|-10|14
w:retira|4|0
w:retirem|7|-2
w:retire|3|0
w:retiro|9|-1
w:retomar|-11|29
w:return|-13|-21
w:revista|-7|-2
w:revoke|16|-1
w:saber de|22|-1
w:saber|1|-5
w:sacame de|14|-1
w:sacame sacame de|14|-1
w:sacame sacame|14|-1
w:sacame|14|-1
w:sacar de la|8|0
w:sacar de|8|0
w:sacar|8|0
w:saco $|-30|-8
w:sacola $|-11|-3
w:sacola|-11|-3
w:saco|-30|-8
w:said stop $|15|-1
w:said stop|15|-1
w:said|15|-1
w:saindo|4|-2
w:sair $|72|-6
w:sair da conta|-23|-1
w:sair da lista|7|-1
w:sair das|9|-1
w:sair da|-26|-2
w:sair do|-19|-2
w:sair e continuam|7|-1
w:sair e|7|-1
w:sair|29|-7
w:sai|-56|-24
w:sal $|-17|-2
w:saldo|-13|-5
w:sale ? $|-8|-4
w:sale ?|-8|-4
w:sales|12|-1
w:sale|-17|-6
w:salgo de|7|-1
w:salgo|4|-2
w:salir $|52|-6
w:salir de la|-7|-1
w:salir de|-11|-1
w:salir|29|-7
w:sal|-17|-2
w:sao|-14|-3
w:saquenme de las|4|-1
w:saquenme de|13|-1
w:saquenme saquenme de|13|-1
w:saquenme saquenme|13|-4
w:saquenme|13|-4
w:saw your|-3|-1
w:saw|-3|-1
w:se equivocaron de|3|-2
w:se equivocaron|3|-2
w:see|-18|-7
w:seguir recibiendo mensajes|-4|14
w:seguir recibiendo|0|12
w:seguir|5|11
w:seguro $|-16|-3
w:seguro|-16|-3
w:sem interesse|3|-3
w:sem propaganda $|11|0
w:sem propaganda|11|0
w:semana ? $|-9|-2
w:semana ?|-9|-2
w:semana|-9|-2
w:sem|8|-28
w:send it|-15|-36
w:send me offers|-16|25
w:send me the|-7|10
w:send me your|8|-11
w:send me|4|13
w:sending me messages|4|5
w:sending me stuff|9|0
w:sending me|9|2
w:sending these $|3|0
w:sending these|3|0
w:sending|15|1
w:send|-2|-11
w:servicio $|17|-2
w:servicio de|-6|-1
w:servicio|9|-3
w:serving|-3|-1
w:ser|-3|-5
w:sesion|-13|-11
w:sexta|-7|-13
w:se|-32|-19
w:siempre|-18|-2
w:sigan|17|-1
w:sign on|-18|-2
w:signup for the|-1|-17
w:signup|-7|25
w:sign|-18|-2
w:siguen|10|0
w:sim $|-18|-19
w:sim|-28|6
w:sin|3|-14
w:sistema $|7|-1
w:sistema|10|-1
w:size|-7|-4
w:si|-41|16
w:smoking|-3|-1
w:sms|-7|-4
w:so isso|-50|-12
w:so i|5|0
w:solicito|21|-2
w:solo|9|-2
w:some|44|-4
w:son|14|-3
w:so|-4|-18
w:spam $|17|-13
w:spam|17|-13
w:speak to|-3|-3
w:speak|-3|-3
w:stahp $|20|-2
w:stahp|20|-2
w:start $|-11|59
w:start my|-1|-10
w:start|-22|-2
w:still texting me|7|0
w:still texting|7|0
w:still|5|-2
w:stock ? $|-5|-11
w:stock ?|-5|-11
w:stock|-5|-11
w:stop $|13|-12
w:stop ,|3|0
w:stop .|27|-1
w:stop all|12|-1
w:stop already|6|0
w:stop at the|-15|-1
w:stop at|-15|-1
w:stop being|-19|-2
w:stop charging|-34|-4
w:stop contacting me|6|0
w:stop contacting|6|0
w:stop everything $|9|0
w:stop everything|9|0
w:stop getting these|9|-2
w:stop getting|9|-2
w:stop it $|29|-1
w:stop it|15|-2
w:stop messaging $|5|0
w:stop messaging me|6|0
w:stop messaging|19|-1
w:stop my|-36|-2
w:stop pedidos $|19|0
w:stop pedidos|19|0
w:stop promo $|5|-1
w:stop promos $|4|-1
w:stop promos|4|-1
w:stop promo|5|-1
w:stop sending me|8|-1
w:stop sending|14|-1
w:stop serving|-3|-1
w:stop texting me|6|-1
w:stop texting|10|-1
w:stop these|-6|0
w:stop the|6|-2
w:stop this $|7|0
w:stop this|28|-1
w:stop whatsapp $|3|0
w:stop whatsapp|3|0
w:stop with the|6|0
w:stop with|6|0
w:stopped working $|-3|-2
w:stopped working|-3|-2
w:stopped|-20|-8
w:stopping|-9|-4
w:stop|23|-9
w:street $|-4|-1
w:street|-4|-2
w:stuff $|12|0
w:stuff|12|0
w:st|147|-3
w:su base de|5|0
w:su base|5|0
w:su lista|3|0
w:subir los precios|-8|-1
w:subir los|-8|-1
w:subir|-8|-1
w:subscribe|-15|24
w:subscricao $|20|-2
w:subscricao|20|-2
w:subscription $|28|-6
w:subscription box|-20|-2
w:subscription to|-5|-1
w:subscription|0|-9
w:substitutions $|-13|-5
w:substitutions|-13|-5
w:subx for this|-4|-1
w:subx for|-4|-1
w:suco $|-6|-4
w:suco|-6|-4
w:sugar $|-15|-6
w:sugar|-15|-6
w:surveys $|35|-2
w:surveys|35|-2
w:survey|-19|-6
w:sus mensajes $|16|2
w:sus mensajes|17|2
w:sus ofertas $|-2|23
w:sus ofertas|-2|23
w:suscribirme al|-2|-13
w:suscribirme denuevo $|-2|4
w:suscribirme denuevo|-2|4
w:suscribirme suscribirme al|-2|-13
w:suscribirme suscribirme denuevo|-2|4
w:suscribirme suscribirme|-14|15
w:suscribirme|-14|15
w:suscripcion $|-4|16
w:suscripcion a|4|-1
w:suscripcion|7|10
w:suspendan|4|-1
w:sus|8|11
w:su|1|-4
w:system $|6|0
w:system|6|0
w:ta $|-17|-14
w:table|-1|-4
w:take me off|9|-6
w:take me out|5|0
w:take me|9|-6
w:take my|-5|-2
w:take|-5|-11
w:talher $|-14|-2
w:talher|-14|-2
w:talla|-4|-2
w:tamanho|-2|-3
w:tarjeta $|-17|-16
w:tarjeta|-25|-16
w:taxa $|-24|-5
w:taxa|-25|-6
w:ta|-17|-14
w:telefono|-7|-1
w:tem|-17|-12
w:tenho interesse em|5|0
w:tenho interesse|7|-1
w:tenho|7|-1
w:ter|4|-2
w:text $|2|-5
w:text me $|20|-1
w:text me again|16|17
w:text me the|-7|-2
w:text me when|-11|-4
w:text me|11|4
w:texting $|38|-2
w:texting me $|9|-1
w:texting me stop|8|0
w:texting me|4|0
w:texting|23|-1
w:texts $|29|-7
w:texts|17|2
w:text|12|-2
w:te|-7|-3
w:thank you $|14|-5
w:thank you|6|-8
w:thanks $|-21|-12
w:thanks for the|-7|-1
w:thanks for|-8|-2
w:thanks|-25|-13
w:thank|6|-8
w:thats enough|-1|-5
w:thats|-9|-7
w:that|4|0
w:the ads $|11|0
w:the ads|11|0
w:the app|-10|-4
w:the class|-1|-12
w:the code|-7|-9
w:the corner $|-7|-2
w:the corner|-7|-2
w:the deals|2|-3
w:the delivery|-7|-1
w:the driver|-9|-1
w:the end|-8|-2
w:the gym|-7|-8
w:the invoice $|-1|-3
w:the invoice|-1|-3
w:the last|-3|-2
w:the list $|7|21
w:the list|7|21
w:the menu $|-4|-1
w:the menu|-4|-1
w:the message $|-9|-6
w:the messages $|7|-1
w:the messages|7|-1
w:the message|-9|-6
w:the offer|-5|-2
w:the onions $|-4|-2
w:the onions|-4|-2
w:the order|-21|-1
w:the promos|4|24
w:the promo|-6|-3
w:the reservation $|-6|-1
w:the reservation|-6|-1
w:the sale|-12|-1
w:the survey|-9|-3
w:the texts $|4|0
w:the texts|7|17
w:the waitlist $|-16|-11
w:the waitlist|-16|-11
w:them $|-6|0
w:them|-6|0
w:these $|45|-4
w:these messages $|12|-1
w:these messages|7|-1
w:these texts $|13|0
w:these texts|13|0
w:these|36|-3
w:the|-29|-17
w:this $|22|-10
w:this , remove|3|0
w:this ,|11|-2
w:this is not|17|-1
w:this is|-8|-4
w:this list $|8|-1
w:this list|13|-1
w:this number $|10|0
w:this number|13|-1
w:this|13|-10
w:through $|-20|-2
w:through|-21|-4
w:tienen ? $|-14|-8
w:tienen ?|-14|-8
w:tienen|-16|-11
w:time do you|-3|-2
w:time do|-3|-2
w:times|14|-1
w:time|7|-2
w:tira da lista|8|0
w:tira da|8|0
w:tira meu nome|-17|-1
w:tira meu|-10|-1
w:tira uma duvida|-5|-1
w:tira uma|-5|-1
w:tirar da lista|7|-1
w:tirar da|7|-1
w:tirar|7|-1
w:tira|-5|-8
w:tirem da lista|4|0
w:tirem da|4|0
w:tirem|12|0
w:to an agent|-2|-3
w:to an|-2|-3
w:to be contacted|5|-1
w:to be removed|8|-1
w:to be|11|8
w:to cancel my|-4|-1
w:to cancel|-6|-5
w:to contact me|9|0
w:to contact|9|0
w:to get these|8|0
w:to get|7|3
w:to hear from|11|-1
w:to hear|11|-1
w:to my|-20|-6
w:to optin $|-5|18
w:to optin|-5|18
w:to optout $|7|-1
w:to optout|9|-1
w:to receive messages|-6|24
w:to receive|-5|44
w:to return|-12|-6
w:to saindo|4|-2
w:to stop $|26|-2
w:to stop messaging|5|0
w:to stop|27|-5
w:to the gym|-7|-8
w:to the|-18|-15
w:to unsubscribe $|7|-2
w:to unsubscribe|7|-2
w:todavia $|-3|-1
w:todavia|-3|-1
w:today $|-12|-3
w:today ? $|-2|-3
w:today ?|-2|-3
w:today|-15|-6
w:todos los $|3|0
w:todos los|3|0
w:todos|3|0
w:told|-16|-2
w:tomate $|-6|-3
w:tomate|-6|-3
w:tomorrow $|-9|-7
w:tomorrow|-11|-7
w:too many|1|-7
w:toomany|10|0
w:too|-2|-7
w:to|-4|-8
w:trabajo|-8|-3
w:transferencia $|-15|-2
w:transferencia|-15|-2
w:trial $|-6|-7
w:trial|-6|-7
w:trocar|-13|-4
w:turnon my|-3|-5
w:turnon|-10|-17
w:turno|-7|-1
w:turn|-2|23
w:twice $|-9|-5
w:twice|-8|-5
w:two $|-14|-7
w:two|-31|-13
w:ultimo|-3|-2
w:uma duvida|-5|-1
w:uma|21|-3
w:um|-9|-8
w:un mensaje|5|-1
w:una|-18|-6
w:unsub $|18|-2
w:unsubscribe $|7|-6
w:unsubscribe from|3|-1
w:unsubscribe me $|4|-1
w:unsubscribe me|5|-1
w:unsubscribed $|15|-4
w:unsubscribed|27|-12
w:unsubscribe|19|-6
w:unsub|18|-2
w:un|13|-18
w:updates $|7|0
w:updates , no|9|0
w:updates ,|9|0
w:updates|15|-1
w:ur|11|-1
w:usar|-9|-5
w:use|-12|-4
w:uso|9|-5
w:ustedes $|-1|-3
w:ustedes|6|-4
w:u|14|0
w:vai|0|-3
w:vaja $|17|-1
w:vaja|17|-1
w:vale|6|-2
w:veces|5|-1
w:veio errado $|-7|-11
w:veio errado|-7|-11
w:veio|-7|-11
w:ver|-19|-4
w:vezes|9|-2
w:vez|9|-3
w:viernes|-4|-2
w:virtual $|-6|-1
w:virtual|-6|-1
w:vivo en|3|-1
w:vivo|3|-1
w:vi|-21|-3
w:voces $|11|-5
w:voces sao|-14|-3
w:voces|-1|-14
w:voltar $|-5|43
w:voltar a receber|-8|19
w:voltar ao|-1|-22
w:voltar a|-14|17
w:voltar|-17|18
w:voltem a|-15|28
w:voltem|-15|28
w:volto|-62|-33
w:volver $|-5|46
w:volver a recibir|0|22
w:volver al|-3|-18
w:volver a|-2|19
w:volver|-9|28
w:vou bloquear|-21|-4
w:vou mais|-5|-1
w:vou|13|-7
w:voy a poder|-6|-1
w:voy a|5|-3
w:voy|-29|-20
w:vuelvan a escribirme|10|-4
w:vuelvan a mandarme|-6|5
w:vuelvan a|1|6
w:vuelvan|1|6
w:vuelvo|-30|-8
w:waiting|-9|-2
w:waitlist $|-28|-26
w:waitlist|-28|-26
w:wanna|11|0
w:want a refund|-3|-1
w:want a|-3|-1
w:want it|-3|-1
w:want my|-4|-8
w:want off|17|-2
w:want these messages|3|-1
w:want these|3|-1
w:want this|4|0
w:want to be|1|12
w:want to cancel|-6|-5
w:want to hear|11|-1
w:want to receive|-4|26
w:want to stop|9|-3
w:want to|-11|-3
w:want your|13|0
w:want|8|2
w:what time do|-3|-2
w:what time|-4|-2
w:whats the|-5|-1
w:whatsapp $|4|-1
w:whatsapps $|7|-1
w:whatsapps|7|-1
w:whatsapp|17|-1
w:whats|-10|-4
w:what|-4|-6
w:when does the|-9|-4
w:when does|-9|-4
w:when its ready|-2|-3
w:when its|-2|-3
w:when|-20|-12
w:where do i|-12|-2
w:where do|-12|-2
w:where|-12|-3
w:who|11|-4
w:why no me|-10|-5
w:why no|-10|-5
w:why stopped|-17|-5
w:why|-37|-19
w:will you|-1|-3
w:will|-7|-9
w:wish to receive|19|-8
w:wish to|21|-8
w:wish|21|-8
w:with these|16|0
w:with the|14|-1
w:withdraw|10|-2
w:with|20|-3
w:wont stop|-44|-3
w:wont|-25|-15
w:work $|-10|-6
w:working $|-4|-3
w:working|-4|-3
w:work|-15|-8
w:would|6|0
w:wrong number $|16|-4
w:wrong number|22|-5
w:wrong|-16|-20
w:y me|5|-1
w:y no me|-5|0
w:y no|-13|-1
w:ya $|28|-2
w:ya basta|3|-1
w:ya dejen de|8|0
w:ya dejen|8|0
w:ya les dije|6|0
w:ya les|6|0
w:ya me|8|0
w:ya parenle|11|-1
w:ya|21|-8
w:yes|-14|0
w:yet $|-8|-4
w:yet|-8|-4
w:yo no|12|-1
w:you $|4|-13
w:you can|-24|39
w:you dont have|7|0
w:you dont|7|0
w:you guys|-13|-1
w:you have|9|-3
w:you send|-9|-7
w:you start|-2|-5
w:you stop serving|-3|-1
w:you stop texting|19|0
w:you stop|16|-1
w:you take me|-5|0
w:you take|-6|-1
w:you to stop|9|-1
w:you to|9|-1
w:your list $|22|-1
w:your list|20|5
w:your messages|-24|0
w:your offers $|12|-13
w:your offers|12|-13
w:your system $|6|0
w:your system|6|0
w:your text|-13|-3
w:your|4|-7
w:you|-1|-8
w:yo|12|-1
w:y|-17|17
w:zap $|36|-1
w:zap|37|-1
w:👎 $|-1|-21
w:👎 stop $|13|-1
w:👎 stop|13|-1
w:👎|20|-21
w:🚫 $|-19|-24
w:🚫 nomore|7|0
w:🚫 no|15|-1
w:🚫 stop|6|0
w:🚫 🚫|15|-1
w:🚫|31|-22
`
